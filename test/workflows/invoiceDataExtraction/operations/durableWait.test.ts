import type { IDataObject } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, wrongTotalPdf } from '../../../support/testDocuments';
import { waitingWorkflow } from '../../../support/waitingWorkflow';
import { collector, operation, resumeToEnd, run, start, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();
const MINUTE = 60_000;

/** Lets the extraction of the file at this place of the upload, from 1, take so long. */
const takes = (place: number, delayMs: number) =>
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs, match: `["${place}-` });

const numbers = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json['Invoice Number']);
const credits = () => fixture().sandbox.invoiceDataExtraction.account;

describe('three extractions that end at different times', () => {
	const each = { submit: { idempotency: 'content' } };
	const finish = async () => {
		takes(1, 25 * MINUTE);
		takes(2, 2 * MINUTE);
		takes(3, 9 * MINUTE);
		const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-2'), await invoicePdf('A-3')];
		const first = await run(fixture(), waitingWorkflow(each), await fixture().items(files));
		return { files, first, ...(await resumeToEnd(fixture(), first)) };
	};

	it('deliver every row once, across executions that are stored and read back in between', async () => {
		const { first, run: last, parkings } = await finish();
		expect(first.status).toBe('waiting');
		expect(last.status).toBe('success');
		expect(parkings.length).toBeGreaterThanOrEqual(3);
		expect(last.executionId).toBe(first.executionId);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-3', 'A-1']);
		expect(numbers(last.allOutput('Rows', 1))).toEqual(['A-2']);
		expect(last.allOutput('Rows', 2)).toEqual([]);
		expect(last.allOutput('Failed')).toEqual([]);
		expect(credits()).toMatchObject({ balance: 997, reserved: 0 });
		expect(fixture().requests('submit')).toHaveLength(3);
	});

	it('go on as soon as they have ended: each comes out of Wait for Completion once', async () => {
		const { run: last } = await finish();
		const ids = last.allOutput('Wait', 1).map(({ json }) => json.extractionId);
		expect(new Set(ids).size).toBe(3);
		expect(ids).toHaveLength(3);
		expect(last.runCount('Rows')).toBe(3);
	});

	it('keep their documents: the item for review carries the one that it came from', async () => {
		const { files, run: last } = await finish();
		const [{ binary, json }] = last.allOutput('Rows', 1);
		expect(json).toMatchObject({ _sourceFile: 'A-2.pdf', _reviewCodes: expect.stringContaining('TOTALS_MISMATCH') });
		expect(binary?.data).toMatchObject({ fileName: 'A-2.pdf', mimeType: 'application/pdf' });
		expect(await fixture().engine.readBinary(binary!.data)).toEqual(files[1].bytes);
	});

	it('are asked about ever less often: a quarter of an hour costs few calls', async () => {
		await finish();
		expect(fixture().requests('poll').length).toBeLessThan(60);
	});
});

describe('emit or park, never both', () => {
	it('gives out nothing while the execution waits', async () => {
		takes(1, 20 * MINUTE);
		const parked = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		expect(parked.status).toBe('waiting');
		expect(parked.runCount('Rows')).toBe(0);
		expect(parked.waitTill?.getTime()).toBeGreaterThan(fixture().clock.now());
	});

	it('keeps short waits in the node, since n8n looks for parked executions once a minute', async () => {
		takes(1, 8_000);
		const done = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.status).toBe('success');
		expect(numbers(done.output('Rows', 0))).toEqual(['A-1']);
	});

	it('parks no more than ten minutes at a time', async () => {
		takes(1, 3 * 60 * MINUTE);
		const wait = { waitMinutes: 600 };
		const first = await run(fixture(), waitingWorkflow({ wait }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last, parkings } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(Math.max(...parkings)).toBe(10 * MINUTE);
	});
});

describe('without the wire from Pending', () => {
	const unwired = (wait: IDataObject = {}) =>
		workflowOf([operation('Submit', ['document', 'submit']), operation('Wait', ['extraction', 'wait'], wait)]);

	it('says what to do before anything is sent, instead of losing the extraction', async () => {
		takes(1, 20 * MINUTE);
		const done = await run(fixture(), unwired(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.error).toMatchObject({
			message: 'Pending of "Wait" is not connected back to that node',
			description: 'Nothing was sent. Connect the output Pending of "Wait" to its own input, or set While Processing there to Wait in the Node.',
		});
	});

	it('waits in the node when told so', async () => {
		takes(1, 3 * MINUTE);
		const done = await run(fixture(), unwired({ whileProcessing: 'hold' }), await fixture().items([await invoicePdf('A-1')]));
		expect(done.status).toBe('success');
		expect(done.output('Wait', 1).map(({ json }) => json.status)).toEqual(['completed']);
	});
});

describe('the Wait Limit', () => {
	it('sends an extraction that takes longer to Failed, naming it and what fetches it later', async () => {
		takes(1, 3 * 60 * MINUTE);
		const first = await run(fixture(), waitingWorkflow({ wait: { waitMinutes: 30 } }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		expect(last.allOutput('Failed').map(({ json }) => json)).toMatchObject([
			{ extractionId: id, status: 'failed', code: 'STILL_PROCESSING', advice: expect.stringContaining('Extraction: Get Rows') },
		]);
		expect(last.allOutput('Failed')[0].binary?.document_0.fileName).toBe('A-1.pdf');
		expect(last.runCount('Rows')).toBe(0);
	});

	it('counts for an extraction without a time of submission from when the wait began', async () => {
		takes(1, 3 * 60 * MINUTE);
		await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'])]), await fixture().items([await invoicePdf('A-1')]));
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		const bare = workflowOf(
			[operation('Wait', ['extraction', 'wait'], { waitMinutes: 45 }), collector('Failed')],
			[['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 2, 'Failed']],
		);
		const began = fixture().clock.now();
		const { run: last } = await resumeToEnd(fixture(), await run(fixture(), bare, [{ json: { extractionId: id } }]));
		expect(last.allOutput('Failed').map(({ json }) => json.code)).toEqual(['STILL_PROCESSING']);
		expect(Math.round((fixture().clock.now() - began) / MINUTE)).toBe(45);
	});
});

it('stopping the execution while it waits in the node ends it at once', async () => {
	takes(1, 60 * MINUTE);
	const holding = workflowOf([operation('Submit', ['document', 'submit']), operation('Wait', ['extraction', 'wait'], { whileProcessing: 'hold' })]);
	const handle = start(fixture(), holding, await fixture().items([await invoicePdf('A-1')]));
	while (fixture().requests('poll').length < 3) await new Promise(setImmediate);
	handle.cancel();
	const done = await handle.finished;
	expect(done.status).toBe('canceled');
	const asked = fixture().requests('poll').length;
	await fixture().clock.sleep(61 * MINUTE);
	expect(fixture().requests('poll')).toHaveLength(asked);
});
