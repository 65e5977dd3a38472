import type { IDataObject } from 'n8n-workflow';

import { NODE_TYPE, useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, lockedPdf, wrongTotalPdf } from '../../../support/testDocuments';
import { collector, operation, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

/** The node as n8n gives it to an AI agent. */
const tool = (which: [string, string], parameters: IDataObject = {}) =>
	workflowOf([operation('Tool', which, parameters, { type: `${NODE_TYPE}Tool` })]);

async function submitted(workMs: number) {
	const items = await fixture().items([await invoicePdf('A-1')]);
	const done = await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'])]), items);
	await fixture().clock.sleep(workMs);
	return done.output('Submit').map(({ json, binary }) => ({ json, binary }));
}

it('Extract answers on one output, flags and failures included', async () => {
	const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-2'), await lockedPdf('locked.pdf')];
	const done = await run(fixture(), tool(['document', 'extract']), await fixture().items(files));
	expect(done.output('Tool', 0).map(({ json }) => json)).toMatchObject([
		{ 'Invoice Number': 'A-1', _sourceFile: 'A-1.pdf' },
		{ 'Invoice Number': 'A-2', _reviewCodes: expect.stringContaining('TOTALS_MISMATCH') },
		{ fileName: 'locked.pdf', code: 'ENCRYPTED_FILE' },
	]);
	expect([1, 2].flatMap((index) => done.output('Tool', index))).toEqual([]);
});

it('Extract is not charged again when the agent calls it again for the same documents', async () => {
	const items = await fixture().items([await invoicePdf('A-1')]);
	const options = { idempotency: 'execution' };
	const twice = (type: string) =>
		workflowOf(
			[collector('First Call'), collector('Second Call'), operation('Tool', ['document', 'extract'], { options }, { type })],
			[['Start', 0, 'First Call'], ['Start', 0, 'Second Call'], ['First Call', 0, 'Tool'], ['Second Call', 0, 'Tool']],
		);
	const asTool = await run(fixture(), twice(`${NODE_TYPE}Tool`), items);
	expect(asTool.allOutput('Tool')).toHaveLength(2);
	expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
	// Two branches of a workflow that ask for the same are two orders where everything is always extracted anew.
	await run(fixture(), twice(NODE_TYPE), items);
	expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(3);
});

it('Extract says how documents reach a tool when it got none', async () => {
	const done = await run(fixture(), tool(['document', 'extract']), [{ json: { chatInput: 'Extract this' } }]);
	expect(done.error?.message).toContain('not its files');
	expect(done.error?.description).toContain('...binary');
});

it('Wait for Completion never parks the agent: after a minute it says that the extraction is still processing', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3_600_000 });
	const items = await submitted(0);
	const began = fixture().clock.now();
	const done = await run(fixture(), tool(['extraction', 'wait']), items);
	expect(done.status).toBe('success');
	expect(done.waitTill).toBeUndefined();
	expect(done.output('Tool').map(({ json }) => [json.status, json.extractionId])).toEqual([['processing', items[0].json.extractionId]]);
	expect(fixture().clock.now() - began).toBeLessThan(2 * 60_000);
});

it.each([
	['extraction', 'getRows', 'Invoice Number'],
	['extraction', 'wait', 'pagesSuccessful'],
	['extraction', 'getStatus', 'pagesSuccessful'],
	['extraction', 'delete', 'deleted'],
	['output', 'download', 'fileName'],
	['output', 'getDownloadUrl', 'downloadUrl'],
	['account', 'getBalance', 'creditsAvailable'],
])('%s: %s answers on one output', async (resource, name, key) => {
	const done = await run(fixture(), tool([resource, name]), await submitted(60_000));
	expect(done.error).toBeUndefined();
	expect(done.output('Tool').map(({ json }) => Object.keys(json))).toEqual([expect.arrayContaining([key])]);
});
