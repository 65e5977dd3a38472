import { useExtractFixture } from '../../../support/extractFixture';
import { wrongTotalPdf } from '../../../support/testDocuments';
import { operation, resumeToEnd, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture('default');

it('where n8n keeps files in the items, a document comes back from the database with its execution', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 20 * 60_000 });
	const flow = workflowOf(
		[operation('Submit', ['document', 'submit']), operation('Wait', ['extraction', 'wait']), operation('Rows', ['extraction', 'getRows'])],
		[['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows']],
	);
	const file = await wrongTotalPdf('A-1');
	const first = await run(fixture(), flow, await fixture().items([file]));
	expect(first.status).toBe('waiting');
	const { run: last } = await resumeToEnd(fixture(), first);
	const [doubtful] = last.allOutput('Rows', 1);
	expect(doubtful.binary?.data.id).toBeUndefined();
	expect(await fixture().engine.readBinary(doubtful.binary!.data)).toEqual(file.bytes);
});
