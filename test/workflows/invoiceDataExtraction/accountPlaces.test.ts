import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { waitingWorkflow } from '../../support/waitingWorkflow';
import { resumeToEnd, run } from '../../support/workflows';

const fixture = useExtractFixture();

const DOCUMENTS = 15;
const AT_A_TIME = 3;
const TAKES_MS = 20_000;

it('an account that runs a few extractions at a time is kept busy: what was refused follows as soon as one has ended, and is looked at by its own progress', async () => {
	Object.assign(fixture().sandbox.settings, { concurrentTasks: AT_A_TIME, processingMsPerPage: TAKES_MS });
	const files = await Promise.all(Array.from({ length: DOCUMENTS }, async (_, index) => await invoicePdf(`A-${index}`)));
	const first = await run(fixture(), waitingWorkflow({ submit: { idempotency: 'content' } }), await fixture().items(files));
	const { run: last } = await resumeToEnd(fixture(), first);
	expect(last.allOutput('Failed')).toEqual([]);
	expect(last.allOutput('Rows', 0)).toHaveLength(DOCUMENTS);

	const [submissions, polls] = [fixture().requests('submit'), fixture().requests('poll')].map((requests) => requests.map(({ at }) => at));
	const bound = (DOCUMENTS / AT_A_TIME) * TAKES_MS;
	expect(Math.max(...polls) - submissions[0]).toBeLessThan(1.3 * bound);
	// The first of all, those refused, once more, and at most one that came between two ends.
	expect(submissions.length).toBeLessThanOrEqual(2 * DOCUMENTS);
});
