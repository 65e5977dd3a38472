import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, threePagePdf } from '../../../support/testDocuments';

const fixture = useExtractFixture();

const account = () => fixture().sandbox.invoiceDataExtraction.account;
const charged = () => 1000 - account().balance;
const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json['Invoice Number']);
/** What is recognised in another execution. */
const LASTING: IDataObject[] = [{}, { idempotency: 'content' }, { idempotency: 'custom', idempotencyKey: 'mail-1' }];

describe('an extraction that failed in an earlier execution', () => {
	it.each(LASTING)('is tried again with %o once the credits are there', async (options) => {
		account().balance = 2;
		const file = await threePagePdf('A-1');
		const first = await fixture().extract([file], { options });
		expect(first.run.error?.message).toContain('Insufficient credits');
		account().balance = 1000;
		const { run: done, extracted } = await fixture().extract([file], { options });
		expect(done.error).toBeUndefined();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(3);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(2);
	});

	it.each(LASTING)('is tried again with %o after the trouble of the service is over, however often it failed', async (options) => {
		fixture().sandbox.settings.stallSubmissions = 5;
		const file = await invoicePdf('A-1');
		const first = await fixture().extract([file], { options });
		expect(first.run.error?.message).toContain('was not picked up');
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(1);
		expect(fixture().requests('storagePut')).toHaveLength(1);
	});

	it.each(LASTING)('because too many ran at once is tried again with %o after the usual pause, not in a rush', async (options) => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'CONCURRENT_TASK_LIMIT', times: 2 });
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options: { ...options, waitMinutes: 1 } });
		expect(fixture().requests('submit')).toHaveLength(1);
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		const [, , second, third] = fixture().requests('submit').map(({ at }) => at);
		expect(third - second).toBeGreaterThanOrEqual(5 * 60_000);
		expect(charged()).toBe(1);
	});

	it.each(LASTING)('and succeeded at a later attempt is found again with %o, and not charged twice', async (options) => {
		fixture().sandbox.settings.stallSubmissions = 2;
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options });
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(1);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(3);
	});

	/** Asks again for what failed five times, and gives the times of the submissions that followed, in milliseconds from the first of them. */
	const afterFive = async (options: IDataObject) => {
		fixture().sandbox.settings.stallSubmissions = 5;
		const file = await invoicePdf('A-1');
		const first = { ...options, maxResubmissions: 4 };
		await fixture().extract([file], { options: first });
		const before = fixture().requests('submit').length;
		expect(before).toBe(5);
		const ended = await fixture().extract([file], { options });
		const times = fixture().requests('submit').slice(before).map(({ at }) => at);
		return { ...ended, times: times.map((at) => at - times[0]) };
	};

	it.each(LASTING)('is asked for again with %o no sooner than the documented pause after each failure', async (options) => {
		const { times, extracted } = await afterFive(options);
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(times).toHaveLength(6);
		for (const [index, at] of times.slice(1).entries()) expect(at - times[index]).toBeGreaterThanOrEqual(10_000);
	});

	it('is told as it is when the Wait Limit leaves no time for another pause', async () => {
		fixture().sandbox.settings.stallSubmissions = 100;
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options: { maxResubmissions: 9, waitMinutes: 60 } });
		const before = fixture().requests('submit').length;
		const { run: done } = await fixture().extract([file], { options: { waitMinutes: 1, maxResubmissions: 9 } });
		expect(done.error?.message).toContain('was not picked up');
		const times = fixture().requests('submit').slice(before).map(({ at }) => at);
		expect(times.length).toBeGreaterThan(1);
		expect((times.at(-1) ?? 0) - times[0]).toBeLessThan(60_000);
	});

	it.each(LASTING)('is not tried again with %o when nothing has changed that could help', async (options) => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'PROMPT_UNCLEAR' });
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options });
		const { run: done } = await fixture().extract([file], { options });
		expect(done.error?.message).toContain('could not understand the prompt');
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
	});
});
