import type { INodeExecutionData } from 'n8n-workflow';

import { sizeLimits } from '../../../nodes/shared/http/body';
import { timeLimits } from '../../../nodes/shared/http/timeLimit';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { operation, run, workflowOf } from '../../support/workflows';
import { PLACES } from './faultCases';

const fixture = useExtractFixture();
const real = { sizes: { ...sizeLimits }, times: { ...timeLimits } };
afterEach(() => {
	Object.assign(sizeLimits, real.sizes);
	Object.assign(timeLimits, real.times);
});

const KB = 1024;

/** Those with rows and work are played for all services: see jobs/bodies.test.ts. */
describe.each(Object.entries(PLACES))('%s', (_what, place) => {
	const play = async (kind: 'endless' | 'drip') => {
		const node = operation('Node', [place.resource, place.operation], { ...place.parameters });
		const documents = await fixture().items([await invoicePdf('A-1')]);
		let input: INodeExecutionData[] = documents;
		if (place.resource !== 'document') {
			await run(fixture(), workflowOf([operation('Node', ['document', 'extract'])]), documents);
			input = [{ json: { extractionId: fixture().sandbox.invoiceDataExtraction.extractions[0].id } }];
		}
		if (place.before) fixture().sandbox.faults.add(place.before);
		fixture().sandbox.requests.length = 0;
		fixture().sandbox.faults.add({ route: place.route, kind, times: 1000 });
		if (kind === 'endless') Object.assign(sizeLimits, { answer: 300 * KB, rows: 300 * KB, file: 300 * KB, confirmation: 300 * KB });
		else Object.assign(timeLimits, { service: 300, storage: 300 });
		return await run(fixture(), workflowOf([node]), input);
	};
	const isDeletion = place.operation === 'delete';

	it('an answer that never ends is given up at its limit and not fetched again', async () => {
		const { error } = await play('endless');
		expect(error).toMatchObject({ message: expect.stringContaining('is larger than 307200 bytes'), description: expect.stringMatching(/ANSWER_TOO_LARGE/) });
		expect(fixture().requests(place.route)).toHaveLength(1);
	});

	it('an answer that drips is given up after the time for a whole call', async () => {
		const { error } = await play('drip');
		expect(error).toMatchObject({ message: expect.stringMatching(/did not come to the end of its answer within 1 minute/), description: expect.stringMatching(/ANSWER_TOO_SLOW/) });
		expect(fixture().requests(place.route).length).toBeLessThanOrEqual(place.route === 'poll' ? 10 : isDeletion ? 7 : 6);
	});
});
