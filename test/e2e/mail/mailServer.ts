import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';

import { runCommand } from '../../../tools/n8nServer/command';
import { freePort } from '../../../tools/n8nServer/ports';
import { Daemon } from '../daemon';
import { dovecotPath } from '../parts';

/** `nobody`: Dovecot gives no mail to root, so that as root it must serve it as somebody else. */
const UNPRIVILEGED = 65534;
const ACCOUNT = { user: 'invoices@brightwater.example', password: 'Sandbox-mailbox-1' };

/** A real IMAP server with one mailbox, on the loopback interface. */
export class MailServer {
	private constructor(
		private readonly folder: string,
		private readonly port: number,
		private readonly dovecot: Daemon,
	) {}

	/** Starts Dovecot, as root or as anybody else, and waits until it answers. */
	static async start(): Promise<MailServer> {
		const executable = dovecotPath();
		const version = await runCommand(executable, ['--version']);
		if (!version.startsWith('2.3.')) throw new Error(`The mail server is configured for Dovecot 2.3; this is ${version.trim()}.`);
		const folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-mail-'));
		const port = await freePort();
		await writeFile(join(folder, 'dovecot.conf'), await configuration(folder, port));
		await makeMailbox(folder);
		const dovecot = await Daemon.start({
			executable,
			args: ['-F', '-c', join(folder, 'dovecot.conf')],
			folder,
			// IMAP searches by day, in the zone of the server; n8n asks in UTC.
			env: { TZ: 'UTC' },
			endSignal: 'SIGTERM',
			isReady: async () => await greets(port),
		});
		return new MailServer(folder, port, dovecot);
	}

	/** What stands in n8n's credential *IMAP*. */
	get credential() {
		return { ...ACCOUNT, host: '127.0.0.1', port: this.port, secure: false };
	}

	/** Puts a mail into the mailbox, as a mail server does that has received it. */
	async deliver(mail: SendMailOptions): Promise<void> {
		const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({ to: ACCOUNT.user, ...mail });
		const name = randomUUID();
		await writeFile(join(this.folder, 'mail/tmp', name), message as Buffer);
		await rename(join(this.folder, 'mail/tmp', name), join(this.folder, 'mail/new', name));
	}

	/** Ends Dovecot with its processes, and deletes the mailbox. */
	async close(): Promise<void> {
		await this.dovecot.stop();
	}
}

async function greets(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		const [greeting] = (await once(socket, 'data')) as [Buffer];
		return greeting.toString().startsWith('* OK');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

async function makeMailbox(folder: string): Promise<void> {
	await chmod(folder, 0o755);
	for (const path of ['home', 'mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
		await mkdir(join(folder, path));
		if (isRoot()) await chown(join(folder, path), UNPRIVILEGED, UNPRIVILEGED);
	}
}

/** For Dovecot 2.3; without root it needs one user for everything, and cannot change the root folder. */
async function configuration(folder: string, port: number): Promise<string> {
	const owner = isRoot() ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : userInfo();
	const rootless = async () => [
		`default_internal_user = ${userInfo().username}`,
		`default_login_user = ${userInfo().username}`,
		`default_internal_group = ${(await runCommand('id', ['-gn'])).trim()}`,
	];
	return [
		...(isRoot() ? [] : await rootless()),
		`base_dir = ${folder}/run`,
		`state_dir = ${folder}/state`,
		'log_path = /dev/stderr',
		`mail_location = maildir:${folder}/mail`,
		'protocols = imap',
		'listen = 127.0.0.1',
		'ssl = no',
		'disable_plaintext_auth = no',
		'first_valid_uid = 1',
		'service imap-login {',
		'  chroot =',
		`  inet_listener imap {\n    port = ${port}\n  }`,
		'  inet_listener imaps {\n    port = 0\n  }',
		'}',
		'service anvil {\n  chroot =\n}',
		'service stats {\n  chroot =\n}',
		'namespace inbox {\n  inbox = yes\n}',
		`passdb {\n  driver = static\n  args = password=${ACCOUNT.password}\n}`,
		`userdb {\n  driver = static\n  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home\n}`,
		'',
	].join('\n');
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}
