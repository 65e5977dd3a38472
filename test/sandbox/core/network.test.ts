import { Client } from '../support/client';

const SESSIONS = 60;

let client: Client;

afterEach(async () => await client.sandbox.close());

/** Creates sessions one after the other. @returns of each, whether it was answered, and how much time it took by the sandbox's clock */
async function createSessions(): Promise<Array<{ answered: boolean; ms: number }>> {
	const seen: Array<{ answered: boolean; ms: number }> = [];
	for (let count = 0; count < SESSIONS; count++) {
		const asked = client.clock.now();
		const answered = await client.createSession(`session_${count}`, [{ id: 'a', name: 'a.pdf', size: 1 }]).then(() => true, () => false);
		seen.push({ answered, ms: client.clock.now() - asked });
	}
	return seen;
}

describe('the line to the sandbox', () => {
	it('is good unless it is set to be bad', async () => {
		client = await Client.start();
		const seen = await createSessions();

		expect(seen).toEqual(Array.from({ length: SESSIONS }, () => ({ answered: true, ms: 0 })));
		expect(client.sandbox.network.counts).toEqual({ delayed: 0, cutBefore: 0, cutAfter: 0 });
	});

	it('delays every request by up to the time that is set', async () => {
		client = await Client.start({ network: { delayMs: 5000 } });
		const times = (await createSessions()).map(({ ms }) => ms);

		expect(Math.min(...times)).toBeLessThan(1000);
		expect(Math.max(...times)).toBeGreaterThan(4000);
		expect(Math.max(...times)).toBeLessThan(5000);
	});

	it('cuts the share of requests that is set, some before and some after the work was done', async () => {
		client = await Client.start({ network: { cutShare: 0.4 } });
		const cut = (await createSessions()).filter(({ answered }) => !answered).length;
		const { cutBefore, cutAfter } = client.sandbox.network.counts;

		expect(cut).toBeGreaterThan(SESSIONS * 0.25);
		expect(cut).toBeLessThan(SESSIONS * 0.55);
		expect(cutBefore + cutAfter).toBe(cut);
		expect(cutAfter).toBeGreaterThan(0);
		expect(client.sandbox.invoiceDataExtraction.sessions).toHaveLength(SESSIONS - cutBefore);
	});

	it('does the same with the same seed, also after a reset, and something else with another one', async () => {
		client = await Client.start({ network: { delayMs: 5000, cutShare: 0.4, seed: 'a' } });
		const first = await createSessions();
		client.sandbox.reset();
		const again = await createSessions();
		Object.assign(client.sandbox.settings.network, { seed: 'b' });
		const other = await createSessions();

		expect(again).toEqual(first);
		expect(other).not.toEqual(first);
	});
});
