import type { IDataObject } from 'n8n-workflow';
import type { SendMailOptions } from 'nodemailer';

import type { DemoDocument } from '../../../tools/documents';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import type { Execution } from '../../../tools/n8nServer/execution';
import { Instance } from '../instance';
import { reportLine, reportRun } from '../report';
import { until } from '../until';
import { MailServer } from './mailServer';
import { decideAll } from '../examples/reviewLink';
import { importExample, MODES } from '../examples/runExample';
import { demoDocuments } from '../prepared';

const FILE = '07-mail-attachments.json';
const ENDS = ['Book the Invoice', 'Ask a Person', 'Raise an Alert', 'Read the Mail'];

/** What mails bring besides invoices. */
const SIGNATURE = {
	filename: 'logo.png',
	content: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
	contentType: 'image/png',
	contentDisposition: 'inline' as const,
	cid: 'logo',
};
const INVITATION = { filename: 'invite.ics', content: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', contentType: 'text/calendar' };

describe.each(MODES)('mail attachments in the $host n8n, binary mode $binaryMode', (mode) => {
	let mailServer: MailServer;
	let instance: Instance;
	let workflow: StoredWorkflow;
	let documents: DemoDocument[];
	const seen = new Set<string>();

	beforeAll(async () => {
		documents = await demoDocuments();
		mailServer = await MailServer.start();
		instance = await Instance.start(mode);
		instance.credentials.imap = await instance.api.createCredential('imap', 'Mailbox', mailServer.credential);
		workflow = await importExample(instance, FILE);
		await instance.api.activate(workflow);
	});
	afterAll(async () => {
		await instance?.close();
		await mailServer?.close();
	});

	const attach = (...names: string[]) =>
		documents.filter(({ fileName }) => names.includes(fileName)).map(({ fileName, bytes, mimeType }) => ({ filename: fileName, content: bytes, contentType: mimeType }));

	/**
	 * Delivers mails, and waits until the workflow has gone through with them.
	 * @param arrivals how many items must arrive at the ends of the workflow, over all executions
	 * @param decision of whoever is asked
	 * @returns by end, the item's file (none for a mail as a whole) and the subject of the mail that it is said to come from
	 */
	async function receive(mails: SendMailOptions[], arrivals: number, decision: 'approved' | 'rejected'): Promise<Record<string, unknown[]>> {
		for (const mail of mails) await mailServer.deliver(mail);
		const executions: Execution[] = [];
		const arrived = async () => {
			executions.push(...(await newExecutions(decision)));
			return executions.flatMap(itemsAtEnds).length >= arrivals;
		};
		await until(`${arrivals} items arrive`, arrived);
		for (const execution of executions) expect(execution.error).toBeUndefined();
		const items = executions.flatMap(itemsAtEnds);
		return Object.fromEntries(ENDS.map((end) => [end, items.filter((item) => item.end === end).map(({ file, subject }) => [file, subject]).sort()]));
	}

	async function newExecutions(decision: 'approved' | 'rejected'): Promise<Execution[]> {
		const found: Execution[] = [];
		for (const { id } of await instance.api.executions(workflow.id)) {
			if (seen.has(id)) continue;
			seen.add(id);
			const execution = await decideAll(instance.api, id, decision);
			reportRun('mail', instance, FILE, execution);
			found.push(execution);
		}
		return found;
	}

	it('accepts the mailbox', async () => {
		expect(await instance.api.testCredential(instance.credentials.imap)).toMatchObject({ status: 'OK' });
	});

	it('sends each invoice of each mail down one branch, with the mail that it came in, books what a person approves, and shows mails without a PDF', async () => {
		const [january, nordlicht, atelier] = ['Januar für Brightwater, bitte prüfen', 'Nordlicht', 'Atelier'];
		const from = 'Billing <billing@vendor.example>';
		const arrived = await receive(
			[
				{
					from,
					subject: january,
					html: '<p>Three invoices. <img src="cid:logo"></p>',
					attachments: [
						...attach('harbor-supply-INV-2026-0117.pdf', 'harbor-supply-INV-2026-0125-wrong-total.pdf', 'harbor-supply-locked.pdf'),
						SIGNATURE,
						INVITATION,
					],
				},
				{ from, subject: nordlicht, text: 'Two.', attachments: attach('nordlicht-RE-2026-0342.pdf', 'rheinwerk-RE-100245-factur-x.pdf') },
				{ from, subject: 'Where is my money?', text: 'As I said.' },
				{ from, text: 'No subject.', attachments: attach('harbor-supply-cut-off.pdf') },
				{ from, subject: 'Let us talk', text: 'Tomorrow?', attachments: [SIGNATURE, INVITATION] },
				{ from, subject: atelier, text: 'Two.', attachments: attach('atelier-beaulieu-FA-2026-058.pdf', 'fieldstone-88213-three-pages.pdf') },
			],
			11,
			'approved',
		);
		expect(arrived).toEqual({
			'Book the Invoice': [
				['atelier-beaulieu-FA-2026-058.pdf', atelier],
				['fieldstone-88213-three-pages.pdf', atelier],
				['harbor-supply-INV-2026-0117.pdf', january],
				['harbor-supply-INV-2026-0125-wrong-total.pdf', january],
				['nordlicht-RE-2026-0342.pdf', nordlicht],
				['rheinwerk-RE-100245-factur-x.pdf', nordlicht],
			],
			'Ask a Person': [['harbor-supply-INV-2026-0125-wrong-total.pdf', january]],
			'Raise an Alert': [
				['harbor-supply-cut-off.pdf', ''],
				['harbor-supply-locked.pdf', january],
			],
			'Read the Mail': [
				[undefined, 'Let us talk'],
				[undefined, 'Where is my money?'],
			],
		});
	});

	it('neither charges nor books the invoice of a mail that comes again', async () => {
		const { account } = instance.sandbox.invoiceDataExtraction;
		const { balance } = account;
		const again = 'harbor-supply-INV-2026-0117.pdf';
		const arrived = await receive([{ from: 'billing@vendor.example', subject: 'Reminder', attachments: attach(again) }], 1, 'rejected');
		expect(arrived).toEqual({ 'Book the Invoice': [], 'Ask a Person': [[again, 'Reminder']], 'Raise an Alert': [], 'Read the Mail': [] });
		expect(account.balance).toBe(balance);
		reportLine('mail', instance, FILE, 'the same invoice in another mail: no credit charged, goes to Ask a Person');
	});
});

function itemsAtEnds(execution: Execution) {
	return ENDS.flatMap((end) => execution.items(end).map(({ json }) => ({ end, file: fileOf(json), subject: ((json.mail ?? json) as IDataObject).subject })));
}

function fileOf(json: IDataObject): unknown {
	return json._sourceFile ?? json.fileName;
}
