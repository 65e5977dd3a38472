import { ParserProCalls } from '../../workflows/invoiceParserPro/calls';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { until } from '../until';
import { creditsOf, expectOnBranches, filesAt, filesFor, READABLE_PAGES } from './arrivals';
import { importExample, OTHER_MODES, runExample } from './runExample';

/** All but the one that can be seen to be locked; each is an extraction of its own. */
const DOCUMENTS_SENT = 10;

describe.each(OTHER_MODES)('in the $host n8n, binary data in $binaryMode,', (mode) => {
	let instance: Instance;
	/** The execution of 02; the one that waits goes on by itself while the others run. */
	let durable: string;
	let parked: Promise<boolean>;

	beforeAll(async () => {
		instance = await Instance.start(mode);
		// All of 02 at once, and not one after the other.
		instance.sandbox.settings.concurrentTasks = 20;
		if (mode === OTHER_MODES[0]) takeLong(instance);
		await instance.writeDocuments();
		const { id } = await importExample(instance, '02-durable-wait.json');
		durable = await instance.api.run(id, 'When Clicked');
		const sent = () => instance.sandbox.requests.filter(({ route }) => route === 'submit').length;
		if (mode !== OTHER_MODES[0]) await instance.api.executionWhen(durable);
		else await until('02 has submitted everything', () => sent() === DOCUMENTS_SENT);
		parked = instance.api.executionWhen(durable, ['waiting']).then(() => true, () => false);
	});
	afterAll(async () => await instance?.close());

	it('01 sends every document down exactly one branch, and its pages are charged once', async () => {
		const execution = await runExample(instance, '01-documents-to-rows.json');
		await expectOnBranches(execution, 'Book the Invoice', 'Ask a Person', 'Raise an Alert');
		expect(['Book the Invoice', 'Ask a Person', 'Raise an Alert'].map((node) => execution.items(node).length)).toEqual([7, 2, 2]);
		expect(creditsOf(instance, execution)).toBe(READABLE_PAGES);
	});

	it('03 submits what the service was unsure about again, without a second upload', async () => {
		const before = instance.sandbox.requests.length;
		const execution = await runExample(instance, '03-remove-an-ambiguity.json');
		expect(execution.error).toBeUndefined();
		const made = (route: string) => instance.sandbox.requests.slice(before).filter((request) => request.route === route);
		expect(made('createSession')).toHaveLength(1);
		const [first, ...again] = made('submit').map(({ body }) => body as { prompt: { general_prompt: string }; file_ids: string[] });
		expect(again).toHaveLength(execution.items('Has a Suggestion').length);
		expect(again.length).toBeGreaterThan(0);
		for (const { prompt, file_ids: files } of again) {
			expect(prompt.general_prompt).not.toBe(first.prompt.general_prompt);
			expect(files).toHaveLength(1);
		}
		const settled = ['Book It Now', 'Ask a Person Now', 'Failed Again', 'Not Sent Again'].flatMap((node) => filesAt(execution, node));
		expect(settled.sort()).toEqual(filesAt(execution, 'Has a Suggestion'));
		const ends = ['Book the Invoice', 'Ask a Person', 'Has a Suggestion', 'Raise an Alert'].flatMap((node) => filesAt(execution, node));
		expect(ends.sort()).toEqual((await demoDocuments()).map(({ fileName }) => fileName).sort());
	});

	it('04 gives one CSV file of the batch, with a line for every bill', async () => {
		const execution = await runExample(instance, '04-batch-to-quickbooks.json');
		expect(execution.error).toBeUndefined();
		const [saved, ...others] = execution.items('Save the File');
		expect(others).toEqual([]);
		const csv = (await contentOf(instance, saved.binary!.data)).toString();
		const numbers = csv.trim().split(/\r?\n/).slice(1).map((line) => line.split(',')[0]);
		const readable = (await demoDocuments()).flatMap(({ truth }) => truth?.['Invoice Number'] ?? []);
		expect(new Set(numbers)).toEqual(new Set(readable));
		expect(['Not Sent', 'Raise an Alert'].flatMap((node) => filesAt(execution, node)).sort()).toEqual(await filesFor('failed'));
		expect(filesAt(execution, 'Not Sent')).toEqual([expect.stringContaining('locked')]);
		expect(execution.items('Ask a Person').map(({ json }) => json._review)).toEqual([1, 2].map(() => expect.stringMatching(/\S/)));
	});

	it('05 starts for each invoice that somebody uploaded, and sends it down one of three branches', async () => {
		const { api, sandbox } = instance;
		sandbox.settings.invoiceParserPro.allowLoopbackWebhooks = true;
		const workflow = await importExample(instance, '05-trigger-to-review.json');
		await api.activate(workflow);
		expect(sandbox.invoiceParserPro.webhooks.map(({ url }) => new URL(url).port)).toEqual([`${instance.n8n.port}`]);
		const calls = new ParserProCalls(sandbox);
		const documents = (await demoDocuments()).filter(({ fileName }) => /0342|0125|locked/.test(fileName));
		for (const { fileName: name, bytes } of documents) await calls.upload({ name, bytes, mimeType: 'application/pdf' });
		const ended = async () => (await api.executions(workflow.id)).filter(({ status }) => status === 'success');
		await until('each document has started an execution', async () => (await ended()).length === documents.length);
		await api.deactivate(await api.workflow(workflow.id));
		await until('the webhook is gone', () => sandbox.invoiceParserPro.webhooks.length === 0);
		const executions = await Promise.all((await ended()).map(async ({ id }) => await api.execution(id)));
		for (const execution of executions) reportRun('examples', instance, '05-trigger-to-review.json', execution);
		const arrived = (node: string) => executions.flatMap((execution) => execution.items(node).map(({ json }) => json.invoice_number ?? json.code));
		expect(['Book the Invoice', 'Ask a Person', 'Raise an Alert'].map(arrived)).toEqual([['RE-2026-0342'], ['INV-2026-0125'], ['EXTRACTION_FAILED']]);
	});

	it('06 finds that all three services read the same', async () => {
		const execution = await runExample(instance, '06-compare-services.json');
		expect(execution.error).toBeUndefined();
		const compared = execution.items('Compare Field by Field').map(({ json }) => json);
		expect(compared.map(({ sourceFile }) => sourceFile).sort()).toEqual([...(await filesFor('extracted')), ...(await filesFor('needsReview'))].sort());
		for (const { services, agree, differences } of compared) {
			expect({ services, agree, differences }).toEqual({
				services: ['Invoice Data Extraction', 'InvoiceParser Pro', 'AI Leapers Invoice OCR'],
				agree: true,
				differences: {},
			});
		}
		const failed = await filesFor('failed');
		expect(filesAt(execution, 'Raise an Alert')).toEqual([...failed, ...failed, ...failed].sort());
	});

	it(`02 delivers every document once${mode === OTHER_MODES[0] ? ', after waiting in the database' : ''}`, async () => {
		if (mode === OTHER_MODES[0]) expect(await parked).toBe(true);
		const execution = await instance.api.executionWhen(durable);
		reportRun('examples', instance, '02-durable-wait.json', execution);
		await expectOnBranches(execution, 'Book the Invoice', 'Ask a Person', 'Not Sent', 'Extraction Failed', 'Raise an Alert');
		expect(filesAt(execution, 'Not Sent')).toEqual([expect.stringContaining('locked')]);
		expect(creditsOf(instance, execution)).toBe(READABLE_PAGES);
	});
});

/** Much more than the seconds that the node waits in memory. */
function takeLong({ sandbox: { faults } }: Instance): void {
	faults.add({ route: 'processing', kind: 'delay', delayMs: 90 * 60_000, times: DOCUMENTS_SENT });
}

async function contentOf({ api }: Instance, { id, data }: { id?: string; data: string }): Promise<Buffer> {
	return id ? await api.storedFile(id) : Buffer.from(data, 'base64');
}
