import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

	it('stands still while a file is being read, however long the disk takes', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'slow-disk-'));
		const pipe = join(folder, 'pipe');
		execFileSync('mkfifo', [pipe]);
		// A pipe opens for reading when somebody opens it for writing, and not before.
		const reading = open(pipe, 'r');
		const clock = createVirtualClock(0);
		let woke = false;
		const sleeping = clock.sleep(1).then(() => (woke = true));
		for (let turn = 0; turn < 10_000; turn++) await new Promise(setImmediate);
		const wokeBefore = woke;
		for (const end of await Promise.all([open(pipe, 'w'), reading])) await end.close();
		await sleeping;
		expect([wokeBefore, woke]).toEqual([false, true]);
		await rm(folder, { recursive: true });
	});
});
