import type { INode } from 'n8n-workflow';

import { panelOf } from '../../support/panel';
import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, jsonOf, rowsOf } from './support/seen';
import { named, oneAtATime, SERVICES, settingOf } from './support/services';

const fixture = useJobs();
const FILES = [invoice('A-1'), invoice('A-2')];
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };
const KEYED = named(SERVICES.filter(({ isKeyed }) => isKeyed));
const UNKEYED = SERVICES.filter(({ isKeyed }) => !isKeyed);

describe.each(KEYED)('%s: the same documents in another execution', (_name, service) => {
	it('are the same work, whatever nobody has chosen, and are charged once', async () => {
		for (let execution = 0; execution < 2; execution++) {
			expect(rowsOf(service, await fixture().run(service, 'extract', { files: FILES }))).toEqual(ALL);
		}
		expect(service.charged(fixture())).toBe(2);
	});

	it('are extracted anew where that is asked for, but not by Retry On Fail', async () => {
		const options = { idempotency: 'execution' };
		await fixture().run(service, 'extract', { files: FILES, options });
		const items = await fixture().items(FILES);
		const second = await fixture().run(service, 'extract', { items, options });
		const retried = await fixture().run(service, 'extract', { items, options, executionId: second.executionId });
		expect(rowsOf(service, retried)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(4);
	});

	it('are the same work in every round of a loop', async () => {
		const node = fixture().node(service, 'Again', 'extract');
		const run = await (await fixture().startWorkflow(service, twice(node), { files: FILES })).finished;
		expect(run.runCount('Again')).toBe(2);
		expect(service.charged(fixture())).toBe(2);
	});
});

/** Two branches that lead to the same node: it runs twice with the same documents. */
function twice(node: INode) {
	return workflowOf([collector('First'), collector('Second'), node], [['Start', 0, 'First'], ['Start', 0, 'Second'], ['First', 0, 'Again'], ['Second', 0, 'Again']]);
}

describe.each(named(UNKEYED))('%s, which has no keys', (_name, service) => {
	it('offers no protection in the panel that it could not keep', () => {
		const panel = panelOf(service.node.description, settingOf(service, 'extract'));
		expect(panel.map(({ name }) => name)).toContain('charges');
		expect(JSON.stringify(panel)).not.toContain('Prevent Double Charges');
	});
});

describe.each(named(UNKEYED.filter(({ groupSize }) => groupSize)))('%s: an unknown outcome beside another failure', (_name, service) => {
	it('is never an error, since a retry could pay twice', async () => {
		const numbers = Array.from({ length: (service.groupSize ?? 0) + 1 }, (_, index) => `A-${100 + index}`);
		fixture().faults(service).add({ route: service.routes.submit, kind: 'dropAfter' });
		fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 401, times: 100 });
		const run = await fixture().run(service, 'extract', {
			files: numbers.map((number) => invoice(number)),
			options: oneAtATime(service),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(run.error).toBeUndefined();
		const codes = jsonOf(allOf(run, NODE, 2)).map(({ code }) => code);
		expect(codes).toHaveLength(numbers.length);
		expect(codes.filter((code) => code === 'OUTCOME_UNKNOWN')).toHaveLength(service.groupSize ?? 0);
		expect(fixture().requests(service, 'submit')).toHaveLength(2);
	});
});

describe.each(named(SERVICES.filter(({ name }) => name !== 'Ledger Lens')))('%s: Check Credits First', (_name, service) => {
	const options = { checkCredits: true };

	it('sends nothing when what is left cannot be enough', async () => {
		Object.assign(fixture().sandbox.invoiceDataExtraction.account, { balance: 1 });
		fixture().sandbox.invoiceParserPro.account.credits.balance = 1;
		fixture().sandbox.aiLeapersInvoiceOcr.business.used = 4999;
		const run = await fixture().run(service, 'extract', { files: FILES, options });
		expect(run.error).toMatchObject({ message: '2 documents need at least 2 credits, but only 1 is available', description: expect.stringContaining('Code: INSUFFICIENT_CREDITS') });
		expect(fixture().requests(service, 'submit')).toEqual([]);
		const alone = await fixture().run(service, 'extract', { files: [FILES[0]], options });
		expect(rowsOf(service, alone).extracted).toEqual(['A-1']);
	});
});
