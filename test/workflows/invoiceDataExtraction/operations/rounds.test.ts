import type { IDataObject } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, wrongTotalPdf } from '../../../support/testDocuments';
import { waitingWorkflow } from '../../../support/waitingWorkflow';
import { collector, operation, resumeToEnd, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

/** Two branches that come together in one node, which runs once for each. */
const twoRounds = () =>
	workflowOf(
		[collector('First'), collector('Second'), operation('Extract', ['document', 'extract'], { options: { evidence: 'full' } })],
		[['Start', 0, 'First'], ['Start', 0, 'Second'], ['First', 0, 'Extract'], ['Second', 0, 'Extract']],
	);

const reasonsOf = ({ json }: { json: IDataObject }) => (json._extraction as { reasons: IDataObject[] }).reasons;

it('a second invoice with the same number goes to review, although it is ready long after the first', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 1_800_000, match: '["2-' });
	const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-1', 'corrected.pdf')];
	const first = await run(fixture(), waitingWorkflow({ submit: { idempotency: 'content' }, rows: { evidence: 'full' } }), await fixture().items(files));
	const { run: end, parkings } = await resumeToEnd(fixture(), first);
	expect(parkings.length).toBeGreaterThan(0);
	expect(end.runCount('Rows')).toBe(2);
	expect(end.allOutput('Rows', 0)).toHaveLength(1);
	const duplicate = { code: 'DUPLICATE', message: 'Invoice A-1 came before in A-1.pdf' };
	expect(end.allOutput('Rows', 1).map(reasonsOf)).toEqual([expect.arrayContaining([expect.objectContaining(duplicate)])]);
});

it('the same document that comes again in a later round goes to review', async () => {
	const done = await run(fixture(), twoRounds(), await fixture().items([await invoicePdf('A-1')]));
	expect(done.allOutput('Extract', 0)).toHaveLength(1);
	expect(done.allOutput('Extract', 1).map((item) => reasonsOf(item).map(({ code }) => code))).toEqual([['DUPLICATE']]);
});

it('a document that went to review may be extracted again in a later round', async () => {
	const done = await run(fixture(), twoRounds(), await fixture().items([await wrongTotalPdf('A-1')]));
	const codes = done.allOutput('Extract', 1).map((item) => reasonsOf(item).map(({ code }) => code));
	expect(codes).toHaveLength(2);
	expect(codes.flat()).not.toContain('DUPLICATE');
});

it('nothing is remembered where the node runs only once', async () => {
	const workflow = workflowOf([operation('Extract', ['document', 'extract'])]);
	const done = await run(fixture(), workflow, await fixture().items([await invoicePdf('A-1')]));
	expect(JSON.stringify(done.stored())).not.toContain('"delivered"');
});

it('an extraction with other columns than one of an earlier round goes to review', async () => {
	const { invoiceDataExtraction: service } = fixture().sandbox;
	const submitting = workflowOf([operation('Submit', ['document', 'submit'], { options: { idempotency: 'content' } })]);
	const sent = (await run(fixture(), submitting, await fixture().items([await invoicePdf('A-1'), await invoicePdf('A-2')]))).output('Submit');
	await fixture().clock.sleep(60_000);
	await service.rewriteOutput(sent[1].json.extractionId as string, 'json', (text) => text.replace(/"Currency"/g, '"Coin"'));
	const eachInItsRound = { extractionId: '={{ $("Start").all()[$runIndex].json.extractionId }}', options: { evidence: 'full' } };
	const rounds = workflowOf(
		[collector('First'), collector('Second'), operation('Rows', ['extraction', 'getRows'], eachInItsRound)],
		[['Start', 0, 'First'], ['Start', 0, 'Second'], ['First', 0, 'Rows'], ['Second', 0, 'Rows']],
	);
	const done = await run(fixture(), rounds, sent);
	expect(done.runCount('Rows')).toBe(2);
	const drifted = done.allOutput('Rows', 1).map((item) => reasonsOf(item).map(({ code, message }) => [code, message]));
	expect(drifted).toEqual([[['SCHEMA_DRIFT', expect.stringMatching(/without Currency and with Coin/)]]]);
	expect(done.allOutput('Rows', 0)).toHaveLength(1);
});
