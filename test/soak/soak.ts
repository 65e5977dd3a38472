import { MailServer } from '../e2e/mail/mailServer';
import { Books } from './books';
import { SPEED, startHost, type SoakHost } from './hosts';
import { makePlan } from './plan';
import { CREDITS, Run, type SoakOptions, type SoakResult } from './run';
import { Senders } from './senders';
import { switchOnWorkflows } from './workflows';

/** The line to the service: the share of cut connections, and the longest delay in milliseconds of real time. */
const CUT_SHARE = 0.03;
const DELAY_MS = 1500;

/** Runs documents through a real n8n of one mode while its processes are killed, until everything has arrived or is lost. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
	const { mode, seed } = options;
	const plan = makePlan(seed, mode, options.kills, options.paceMs);
	const network = { delayMs: DELAY_MS * SPEED, cutShare: CUT_SHARE, seed: `${seed} ${mode}` };
	const books = await Books.open();
	const mailServer = await MailServer.start();
	let host: SoakHost | undefined;
	try {
		// URLs and places are not what this is about: on a busy machine a minute of the service is over in no time.
		host = await startHost(mode, { credits: CREDITS, concurrentTasks: 10_000, readTimeLimitMs: 240_000, downloadUrlTtlSeconds: 36_000, partUrlTtlSeconds: 36_000 });
		host.credentials.imap = await host.api.createCredential('imap', 'Mailbox', mailServer.credential);
		for (const ms of plan.processingMs) host.sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: ms * SPEED });
		Object.assign(host.sandbox.settings.network, network);
		const run = new Run(options, plan, host, books, new Senders(host, mailServer), await switchOnWorkflows(host, books.url));
		return await run.toItsEnd();
	} finally {
		await host?.close();
		await mailServer.close();
		await books.close();
	}
}
