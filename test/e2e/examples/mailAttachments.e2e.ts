import type { SendMailOptions } from 'nodemailer';
import type { IDataObject } from 'n8n-workflow';

import { generateDocuments, type DemoDocument } from '../../../sandbox/demo/documents';
import { ENDED, type Execution } from '../../../sandbox/host/execution';
import type { StoredWorkflow } from '../../../sandbox/host/api';
import { Instance } from '../instance';
import { reportLine, reportRun } from '../report';
import { MailServer } from './mailServer';
import { importExample, MODES } from './runExample';

const FILE = '07-mail-attachments.json';
const BRANCHES = ['Book the Invoice', 'Ask a Person', 'Raise an Alert'];

const signature: NonNullable<SendMailOptions['attachments']>[number] = {
	filename: 'logo.png',
	content: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
	contentType: 'image/png',
	contentDisposition: 'inline',
	cid: 'logo',
};
const invitation = { filename: 'invite.ics', content: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', contentType: 'text/calendar' };

describe.each(MODES)('mail attachments in the $host n8n, binary mode $binaryMode', (mode) => {
	let mailServer: MailServer;
	let instance: Instance;
	let workflow: StoredWorkflow;
	let documents: Map<string, DemoDocument>;

	beforeAll(async () => {
		mailServer = await MailServer.start();
		instance = await Instance.start(mode);
		instance.credentials.imap = await instance.api.createCredential('imap', 'Mailbox', mailServer.credential);
		documents = new Map((await generateDocuments()).map((document) => [document.fileName, document]));
		workflow = await importExample(instance, FILE);
		await instance.api.activate(workflow);
	});
	afterAll(async () => {
		await instance?.close();
		await mailServer?.close();
	});

	const pdfs = (...names: string[]) =>
		names.map((filename) => {
			const document = documents.get(filename);
			if (!document) throw new Error(`The demo has no document ${filename}`);
			return { filename, content: document.bytes, contentType: document.mimeType };
		});

	/** Delivers a mail and waits until the workflow has gone through with it. */
	async function receive(mail: SendMailOptions): Promise<Execution> {
		const before = (await instance.api.executions(workflow.id)).length;
		await mailServer.deliver(mail);
		const deadline = Date.now() + 60_000;
		for (;;) {
			const executions = await instance.api.executions(workflow.id);
			if (executions.length > before) return await ended(executions[0].id);
			if (Date.now() > deadline) throw new Error(`No execution for the mail "${mail.subject}". The end of n8n's log:\n${(await instance.n8n.log()).slice(-2000)}`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	async function ended(id: string): Promise<Execution> {
		const execution = await instance.api.executionWhen(id, ENDED);
		expect(execution.error).toBeUndefined();
		reportRun('examples', instance, FILE, execution);
		return execution;
	}

	/** By branch, the file of each item and the subject of the mail that it is said to come from. */
	const arrivals = (execution: Execution) =>
		Object.fromEntries(BRANCHES.map((branch) => [branch, execution.items(branch).map(({ json }) => [fileOf(json), (json.mail as IDataObject).subject]).sort()]));

	it('accepts the mailbox', async () => {
		expect(await instance.api.testCredential(instance.credentials.imap)).toMatchObject({ status: 'OK' });
	});

	it('sends each invoice of a mail down one branch, with the mail that it came in', async () => {
		const subject = 'Rechnungen für Januar, bitte prüfen';
		const execution = await receive({
			from: 'Harbor Supply <billing@harbor.example>',
			subject,
			html: '<p>Three invoices. <img src="cid:logo"></p>',
			attachments: [
				...pdfs('harbor-supply-INV-2026-0117.pdf', 'harbor-supply-INV-2026-0125-wrong-total.pdf', 'harbor-supply-locked.pdf'),
				signature,
				invitation,
			],
		});
		expect(arrivals(execution)).toEqual({
			'Book the Invoice': [['harbor-supply-INV-2026-0117.pdf', subject]],
			'Ask a Person': [['harbor-supply-INV-2026-0125-wrong-total.pdf', subject]],
			'Raise an Alert': [['harbor-supply-locked.pdf', subject]],
		});
		const [{ json, binary }] = execution.items('Ask a Person');
		expect(json.mail).toMatchObject({ from: '"Harbor Supply" <billing@harbor.example>' });
		expect(binary?.data.fileName).toBe('harbor-supply-INV-2026-0125-wrong-total.pdf');
	});

	it('does not mix up the mails that arrive together', async () => {
		const mails = [
			{ subject: 'Nordlicht', attachments: pdfs('nordlicht-RE-2026-0342.pdf', 'rheinwerk-RE-100245-factur-x.pdf') },
			{ subject: 'Atelier', attachments: pdfs('atelier-beaulieu-FA-2026-058.pdf', 'fieldstone-88213-three-pages.pdf') },
		];
		const known = new Set((await instance.api.executions(workflow.id)).map(({ id }) => id));
		for (const mail of mails) await mailServer.deliver({ from: 'a@vendor.example', text: 'Attached.', ...mail });

		const booked: unknown[] = [];
		const deadline = Date.now() + 60_000;
		while (booked.length < 4 && Date.now() < deadline) {
			for (const { id } of await instance.api.executions(workflow.id)) {
				if (known.has(id)) continue;
				known.add(id);
				booked.push(...arrivals(await ended(id))['Book the Invoice']);
			}
		}
		expect(booked.sort()).toEqual(mails.flatMap(({ subject, attachments }) => attachments.map(({ filename }) => [filename, subject])).sort());
	});

	it('neither charges nor books the invoice of a mail that comes twice', async () => {
		const credits = instance.sandbox.invoiceDataExtraction.account.balance;
		const execution = await receive({ from: 'billing@harbor.example', subject: 'Reminder', attachments: pdfs('harbor-supply-INV-2026-0117.pdf') });
		expect(arrivals(execution)).toEqual({
			'Book the Invoice': [],
			'Ask a Person': [['harbor-supply-INV-2026-0117.pdf', 'Reminder']],
			'Raise an Alert': [],
		});
		expect(instance.sandbox.invoiceDataExtraction.account.balance).toBe(credits);
		reportLine('examples', instance, FILE, 'the same invoice in another mail: no credit charged, Ask a Person with DUPLICATE');
	});

	it.each([
		['no attachment at all', []],
		['a picture and an invitation only', [signature, invitation]],
	])('hands a mail with %s to a person, and goes on', async (_, attachments) => {
		const execution = await receive({ from: 'someone@vendor.example', subject: 'Where is my money?', text: 'See above.', attachments });
		expect(execution.items('Read the Mail').map(({ json }) => json.subject)).toEqual(['Where is my money?']);
		expect(execution.nodes).not.toContain('Extract Invoices');
	});
});

function fileOf(json: IDataObject): unknown {
	return (json._extraction as { sourceFile: string } | undefined)?.sourceFile ?? json.fileName;
}
