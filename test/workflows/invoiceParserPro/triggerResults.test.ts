import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserPro/InvoiceParserProTrigger.node.js';
import { inPanel, panelOf } from '../../support/panel';
import { invoice, locked, numbers } from './support';
import { useTrigger } from './triggerFixture';

const fixture = useTrigger();

describe('a finished invoice', () => {
	it.each(['', 'sha256='] as const)('starts the workflow with its rows (signature prefix "%s")', async (signaturePrefix) => {
		fixture().settings.signaturePrefix = signaturePrefix;
		await fixture().activate();
		await fixture().calls.upload(invoice('A-1'));
		await fixture().settle();
		const [[extracted, needsReview, failed]] = await fixture().outputs();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(extracted[0].json).toMatchObject({ _extractionId: fixture().pro.jobs[0].id, _sourceFile: 'A-1.pdf' });
		expect(extracted[0].json).not.toHaveProperty('_extraction');
		expect([needsReview, failed]).toEqual([[], []]);
	});

	it('goes to Review when the service does not clear it', async () => {
		await fixture().activate(inPanel(panelOf(new InvoiceParserProTrigger().description), { reviewRules: ['NOT_AUTOMATION_READY'] }));
		await fixture().calls.upload(invoice('A-1', 'doubt: total 110 120'));
		await fixture().settle();
		const [[extracted, needsReview]] = await fixture().outputs();
		expect(extracted).toEqual([]);
		expect(needsReview.map(({ json }) => json._reviewCodes)).toEqual(['NOT_AUTOMATION_READY']);
	});

	it('gives one item a line item, and the standardized invoice', async () => {
		await fixture().activate({ structure: 'lineItem', output: { addInvoice: true } });
		await fixture().calls.upload(invoice('A-1', 'item: Ink | 1 | 0'));
		await fixture().settle();
		const [[extracted]] = await fixture().outputs();
		expect(extracted.map(({ json }) => json._invoice)).toMatchObject([{ lineItems: [{}, {}] }, { lineItems: [{}, {}] }]);
	});

	it('that failed goes to Failed', async () => {
		await fixture().activate();
		await fixture().calls.upload(locked);
		await fixture().settle();
		const [[, , failed]] = await fixture().outputs();
		expect(failed.map(({ json }) => json)).toMatchObject([{ code: 'EXTRACTION_FAILED', message: expect.stringContaining('locked.pdf') }]);
	});

	it('whose result cannot be got goes to Failed with its ID, since the service does not deliver again', async () => {
		await fixture().activate();
		fixture().service.sandbox.faults.add({ route: 'getInvoice', kind: 'status', status: 404, code: 'JOB_NOT_FOUND' });
		await fixture().calls.upload(invoice('A-1'));
		await fixture().settle();
		const [[, , failed]] = await fixture().outputs();
		expect(failed.map(({ json }) => json)).toMatchObject([{ code: 'JOB_NOT_FOUND', extractionId: fixture().pro.jobs[0].id }]);
	});

	it('gives the event alone on one output when told so', async () => {
		await fixture().activate({ fetchResult: false });
		await fixture().calls.upload(invoice('A-1'));
		await fixture().settle();
		const [[items, ...others]] = await fixture().outputs();
		expect(items.map(({ json }) => json)).toEqual([
			{
				event: 'job.completed',
				jobId: fixture().pro.jobs[0].id,
				batchId: null,
				payload: expect.objectContaining({ data: expect.objectContaining({ filename: 'A-1.pdf' }) }),
			},
		]);
		expect(others).toEqual([[], []]);
		expect(fixture().service.requests('getInvoice')).toEqual([]);
	});
});

it('a finished batch starts the workflow once, with the rows and failures of all its files', async () => {
	await fixture().activate();
	await fixture().calls.batch([invoice('A-1'), locked, invoice('A-2')]);
	await fixture().settle();
	const runs = await fixture().outputs();
	expect(runs).toHaveLength(1);
	const [[extracted, , failed]] = runs;
	expect(numbers(extracted)).toEqual(['A-1', 'A-2']);
	expect(failed.map(({ json }) => json)).toMatchObject([{ fileName: 'locked.pdf', code: 'EXTRACTION_FAILED' }]);
});

it('a batch of which nothing succeeded comes as batch.failed', async () => {
	await fixture().activate({ events: ['batch.failed'], fetchResult: false });
	await fixture().calls.batch([locked]);
	await fixture().settle();
	expect((await fixture().outputs()).map(([items]) => items[0].json.event)).toEqual(['batch.failed']);
});
