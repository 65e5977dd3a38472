import { createVirtualClock } from '../../../sandbox/core/virtualClock';

describe('the jumping clock', () => {
	it('passes hours at once, waking sleepers in order', async () => {
		const clock = createVirtualClock(0);
		const woken: Array<[string, number]> = [];
		const sleep = async (name: string, ms: number) => {
			await clock.sleep(ms);
			woken.push([name, clock.now()]);
		};

		await Promise.all([sleep('late', 7_200_000), sleep('early', 1000), sleep('middle', 60_000)]);
		expect(woken).toEqual([
			['early', 1000],
			['middle', 60_000],
			['late', 7_200_000],
		]);
	});

	it('stands still while something holds it', async () => {
		const clock = createVirtualClock(0);
		const release = clock.hold();
		let woke = false;
		const sleeping = clock.sleep(1).then(() => (woke = true));
		for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
		expect(woke).toBe(false);

		release();
		release();
		await sleeping;
		expect(clock.now()).toBe(1);
	});
});
