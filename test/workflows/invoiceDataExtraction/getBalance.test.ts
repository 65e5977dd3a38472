import { NODE, useExtractFixture } from '../../support/extractFixture';

const fixture = useExtractFixture();

const twoItems = [{ json: { customer: 1 } }, { json: { customer: 2 } }];

it('gives the credits for each item: the balance, what running extractions hold, and what is left', async () => {
	const { account } = fixture().sandbox.invoiceDataExtraction;
	account.balance = 50;
	account.reserve('a running extraction', 8);
	const run = await fixture().getBalance({ inputItems: twoItems });
	const credits = { creditsBalance: 50, creditsReserved: 8, creditsAvailable: 42 };
	expect(run.output(NODE)).toMatchObject([
		{ json: credits, pairedItem: { item: 0 } },
		{ json: credits, pairedItem: { item: 1 } },
	]);
	account.settle('a running extraction', 0);
});

it('has one output', async () => {
	const run = await fixture().getBalance();
	expect(run.output(NODE)).toHaveLength(1);
	expect([run.output(NODE, 1), run.output(NODE, 2)]).toEqual([[], []]);
});

it('fails for a key that is not accepted, naming the item', async () => {
	const run = await fixture().getBalance({ inputItems: twoItems, apiKey: 'ide-sandbox-revoked-key' });
	expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '401', context: { itemIndex: 0 } });
	expect(fixture().requests('balance')).toHaveLength(1);
});

describe('with On Error set to continue', () => {
	const failSecond = () => fixture().sandbox.faults.add({ route: 'balance', kind: 'status', status: 400, code: 'INVALID_INPUT', skip: 1 });

	it('the item that failed says why, and the others go on', async () => {
		failSecond();
		const run = await fixture().getBalance({ inputItems: [...twoItems, { json: {} }], node: { onError: 'continueRegularOutput' } });
		expect(run.status).toBe('success');
		expect(run.output(NODE).map(({ json, pairedItem }) => [json, pairedItem])).toMatchObject([
			[{ creditsAvailable: 1000 }, { item: 0 }],
			[{ error: expect.stringContaining('Request validation failed') }, { item: 1 }],
			[{ creditsAvailable: 1000 }, { item: 2 }],
		]);
	});

	it('the item that failed goes to the error output', async () => {
		failSecond();
		const run = await fixture().getBalance({ inputItems: twoItems, node: { onError: 'continueErrorOutput' } });
		expect(run.output(NODE).map(({ json }) => json)).toMatchObject([{ creditsAvailable: 1000 }]);
		expect(run.output(NODE, 1).map(({ json }) => json.error)).toEqual([expect.stringContaining('Request validation failed')]);
	});
});

it('waits out a 429 and a broken connection', async () => {
	fixture().sandbox.faults.add({ route: 'balance', kind: 'status', status: 429, retryAfter: 9 });
	fixture().sandbox.faults.add({ route: 'balance', kind: 'dropBefore' });
	const run = await fixture().getBalance();
	expect(run.output(NODE)).toHaveLength(1);
	const [first, second] = fixture().requests('balance').map(({ at }) => at);
	expect(second - first).toBe(9_000);
});

it('never meets the limit of the service, 60 a minute: the next ones wait for their place', async () => {
	const inputItems = Array.from({ length: 65 }, () => ({ json: {} }));
	// A key that no other test has used in the last minute.
	const run = await fixture().getBalance({ inputItems, apiKey: fixture().sandbox.invoiceDataExtraction.otherApiKey });
	expect(run.output(NODE)).toHaveLength(65);
	const requests = fixture().requests('balance');
	expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
	expect(requests[59].at).toBe(requests[0].at);
	expect(requests[60].at - requests[0].at).toBe(60_000);
});

it('keeps to a part of the limit where the credential says that others share the key', async () => {
	const inputItems = Array.from({ length: 17 }, () => ({ json: {} }));
	await fixture().getBalance({ inputItems, sharedBy: 4 });
	const requests = fixture().requests('balance');
	expect(requests).toHaveLength(17);
	expect(requests[14].at).toBe(requests[0].at);
	expect(requests[15].at - requests[0].at).toBe(60_000);
});
