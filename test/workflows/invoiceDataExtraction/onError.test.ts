import { NODE_TYPE, useExtractFixture, type Outcome, type Trial } from '../../support/extractFixture';
import { invoicePdf, lockedPdf, wrongTotalPdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

const mails = async () => [
	await fixture().item({ data: await invoicePdf('A-1') }, { mail: 1 }),
	await fixture().item({ data: await invoicePdf('A-2') }, { mail: 2 }),
];

/** Ways in which the work as a whole fails. */
const CALAMITIES: Array<[what: string, prepare: () => Trial]> = [
	['the key is refused', () => ({ apiKey: 'ide-sandbox-expired-key' })],
	['the credits are used up', () => {
		fixture().sandbox.invoiceDataExtraction.account.balance = 0;
		return {};
	}],
	['a setting is wrong', () => ({ parameters: { generalPrompt: 'x'.repeat(2000) } })],
	['the prompt is rejected', () => ({ parameters: { promptMode: 'text', prompt: 'Write a poem about the sea' } })],
	['the address is unsafe', () => ({ baseUrl: 'http://api.example.com/v1' })],
	['the answer is garbled', () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'wrongShape' });
		return {};
	}],
];

describe.each(CALAMITIES)('when %s', (_what, prepare) => {
	const run = async (onError: 'continueRegularOutput' | 'continueErrorOutput') =>
		await fixture().extract(await mails(), { ...prepare(), node: { onError } });

	const expectInput = ({ run: { status } }: Outcome, items: Outcome['failed']) => {
		expect(status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items.map(({ binary }) => binary?.data.fileName)).toEqual(['A-1.pdf', 'A-2.pdf']);
	};

	it('On Error: Continue puts every document on Failed, and nothing of the input on Extracted', async () => {
		const outcome = await run('continueRegularOutput');
		expectInput(outcome, outcome.failed);
		for (const { json } of outcome.failed) {
			expect(json).toMatchObject({ stage: 'service', code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\w/), description: expect.stringMatching(/\w/) });
		}
		expect([outcome.extracted, outcome.needsReview, outcome.errors]).toEqual([[], [], []]);
	});

	it('On Error: Continue (Using Error Output) puts every document there, and nothing on Extracted', async () => {
		const outcome = await run('continueErrorOutput');
		expectInput(outcome, outcome.errors);
		expect([outcome.extracted, outcome.needsReview, outcome.failed]).toEqual([[], [], []]);
	});
});

it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'a document that cannot be extracted stays on Failed with On Error: %s',
	async (onError) => {
		const files = [await invoicePdf('A-1'), await lockedPdf('locked.pdf')];
		const { extracted, failed, errors } = await fixture().extract(files, { node: { onError } });
		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
		expect(failed.map(({ json }) => json.code)).toEqual(['ENCRYPTED_FILE']);
		expect(errors).toEqual([]);
	},
);

it('what was extracted is kept when the rest cannot be', async () => {
	const files = await Promise.all(['A-1', 'A-2', 'A-3'].map(async (number) => await invoicePdf(number)));
	// The whole fails for an unnamed document; of the halves, each looked at when it is submitted, the later one meets a rejected key.
	fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'FILE_SIZE_LIMIT_EXCEEDED' });
	fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 401, code: 'API_KEY_REVOKED', skip: 4, times: 100 });
	const { run, extracted, failed } = await fixture().extract(files);
	expect(run.status).toBe('success');
	const halves = [['A-1', 'A-2'], ['A-3']];
	const kept = extracted.map(({ json }) => json['Invoice Number']);
	const lost = failed.map(({ json: { fileName } }) => String(fileName).replace('.pdf', ''));
	// Which of them is the later one is a matter of milliseconds.
	expect(lost.includes('A-3') ? [kept, lost] : [lost, kept]).toEqual(halves);
	expect(failed.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual(lost.map((name) => ['API_KEY_REVOKED', { item: Number(name.slice(2)) - 1 }]));
	expect(failed[0].json.message).toContain('Create a new API key');
});

it('as a tool of an AI agent the node answers on one output, flags and failures included', async () => {
	const files = [await lockedPdf('locked.pdf'), await wrongTotalPdf('A-1'), await invoicePdf('A-2')];
	const { extracted: all, needsReview, failed } = await fixture().extract(files, { node: { type: `${NODE_TYPE}Tool` } });
	expect([needsReview, failed]).toEqual([[], []]);
	expect(all.map(({ json }) => [json['Invoice Number'] ?? json.code, json._reviewCodes])).toMatchObject([
		['A-2', undefined],
		['A-1', expect.stringContaining('TOTALS_MISMATCH')],
		['ENCRYPTED_FILE', undefined],
	]);
});
