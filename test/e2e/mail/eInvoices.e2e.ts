import type { SendMailOptions } from 'nodemailer';

import { crossIndustryInvoice } from '../../../tools/documents/crossIndustryInvoice';
import { consulting, design, toner } from '../../../tools/documents/invoices';
import { frenchA4 } from '../../../tools/documents/layouts/frenchA4';
import { germanA4 } from '../../../tools/documents/layouts/germanA4';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { ENDED, type Execution } from '../../../tools/n8nServer/execution';
import { openReview, submitReview } from '../examples/reviewLink';
import { importExample, MODES } from '../examples/runExample';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { reportRun } from '../report';
import { until } from '../until';
import { MailServer } from './mailServer';

const FILE = '18-e-invoices.json';

/** What somebody has changed on the paper, and not in the XML. */
const CHANGED = { ...consulting, number: 'RE-100246', lines: [{ ...consulting.lines[0], quantity: 18 }, consulting.lines[1]] };
const ORIGINAL = { ...consulting, number: CHANGED.number };

describe.each(MODES)('e-invoices in the $host n8n, binary mode $binaryMode', (mode) => {
	let mailServer: MailServer;
	let instance: Instance;
	let workflow: StoredWorkflow;
	const seen = new Set<string>();

	beforeAll(async () => {
		mailServer = await MailServer.start();
		instance = await Instance.start({ ...mode, readsXml: false });
		instance.credentials.imap = await instance.api.createCredential('imap', 'Mailbox', mailServer.credential);
		workflow = await importExample(instance, FILE);
		await instance.api.activate(workflow);
	});
	afterAll(async () => {
		await instance?.close();
		await mailServer?.close();
	});

	const xml = (name: string, content = crossIndustryInvoice(toner)) => ({ filename: name, content, contentType: 'application/xml' });
	const pdf = (name: string, content: Buffer) => ({ filename: name, content, contentType: 'application/pdf' });
	const balance = () => instance.sandbox.invoiceDataExtraction.account.balance;

	/** Delivers a mail, and waits until its execution has ended or waits for a person. */
	async function receive(attachments: SendMailOptions['attachments']): Promise<Execution> {
		await mailServer.deliver({ from: 'billing@vendor.example', subject: 'Invoices', text: 'See attached.', attachments });
		let found: Execution | undefined;
		await until('the mail has gone through', async () => {
			for (const { id } of await instance.api.executions(workflow.id)) {
				if (seen.has(id)) continue;
				const execution = await instance.api.execution(id);
				if (![...ENDED, 'waiting'].includes(execution.status)) continue;
				seen.add(id);
				found = execution;
			}
			return found !== undefined;
		});
		if (!found) throw new Error('There is no execution.');
		return found;
	}

	it('charges nothing for XML, and gives its figures', async () => {
		const before = balance();
		const execution = await receive([xml('nordlicht.xml'), xml('data-sheet.xml', '<sheet/>')]);

		expect({ status: execution.status, error: execution.error }).toEqual({ status: 'success', error: undefined });
		expect(execution.items('Clean or Approved').map(({ json }) => [fileOf({ json }), json['Invoice Number'], json['Total Amount']])).toEqual([['nordlicht.xml', toner.number, 1461.14]]);
		expect([balance(), instance.sandbox.invoiceDataExtraction.extractions.length]).toEqual([before, 0]);
		reportRun('mail', instance, FILE, execution);
	});

	it('makes one stream of rows of XML, hybrids and scans, and asks a person about a PDF that differs from its XML, with both values', async () => {
		const before = balance();
		const waiting = await receive([
			xml('nordlicht.xml'),
			pdf('same.pdf', await germanA4(consulting, { hybrid: consulting })),
			pdf('changed.pdf', await germanA4(CHANGED, { hybrid: ORIGINAL })),
			pdf('scan.pdf', await frenchA4(design)),
			xml('broken.xml', crossIndustryInvoice(toner).slice(0, 900)),
		]);

		expect({ status: waiting.status, error: waiting.error }).toEqual({ status: 'waiting', error: undefined });
		expect(before - balance()).toBe(3);
		const link = String(waiting.resumeUrl('Invoice Review'));
		const { rows, key } = await openReview(link);
		expect(rows.map(({ name }) => name)).toEqual([expect.stringContaining('changed.pdf')]);
		expect((await (await fetch(link)).text()).replaceAll('\u00a0', ' ')).toContain('3,034.50 is not the 2,487.10 of the XML in the document');
		await submitReview(link, { key, rows: [{ id: rows[0].id, decision: 'approved', fields: { 'Total Amount': '2487.1' } }] });

		const execution = await instance.api.executionWhen(waiting.id);
		expect(execution.items('Clean or Approved').map(fileOf).sort()).toEqual(['changed.pdf', 'nordlicht.xml', 'same.pdf', 'scan.pdf']);
		expect(execution.items('Raise an Alert').map(({ json }) => [json.fileName, json.code])).toEqual([['broken.xml', 'XML_MALFORMED']]);
		reportRun('mail', instance, FILE, execution);
	});
});
