import fc from 'fast-check';

import { clock } from '../../../nodes/shared/clock';
import { limitConcurrency, limitRoom } from '../../../nodes/shared/concurrency';
import { useJumpingClock } from './support/jumpingClock';

useJumpingClock();

it('runs all work in the order in which it comes, at most so many pieces at a time, whatever fails', async () => {
	const work = fc.record({ comesAfter: fc.nat(100), ms: fc.integer({ min: 1, max: 50 }), fails: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(work, { maxLength: 30 }), async (places, pieces) => {
			const gate = limitConcurrency(places);
			const come: number[] = [];
			const begun: number[] = [];
			let running = 0;
			let most = 0;
			const outcomes = await Promise.allSettled(
				pieces.map(async ({ comesAfter, ms, fails }, index) => {
					await clock.sleep(comesAfter);
					come.push(index);
					await gate(async () => {
						begun.push(index);
						most = Math.max(most, ++running);
						await clock.sleep(ms);
						running--;
						if (fails) throw new Error('no');
					});
				}),
			);
			expect(begun).toEqual(come);
			expect(begun).toHaveLength(pieces.length);
			expect(most).toBeLessThanOrEqual(places);
			expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(pieces.map(({ fails }) => fails));
		}),
	);
});

it('runs as many pieces at once as there are places', async () => {
	const gate = limitConcurrency(3);
	let running = 0;
	for (let index = 0; index < 5; index++) void gate(async () => await new Promise(() => running++));
	await clock.sleep(1);

	expect(running).toBe(3);
});

it('survives work that throws before it has begun to wait', async () => {
	const gate = limitConcurrency(1);
	const broken = (): Promise<never> => {
		throw new Error('no');
	};

	await expect(gate(broken)).rejects.toThrow('no');
	await expect(gate(async () => await Promise.resolve('yes'))).resolves.toBe('yes');
});

it('gives a free place to who waits, not to who comes just then', async () => {
	const gate = limitConcurrency(1);
	const order: string[] = [];
	const noted = async (name: string) => await gate(async () => await Promise.resolve(order.push(name)));
	const first = gate(async () => await clock.sleep(10));
	const waiting = noted('waiting');
	await Promise.all([first.then(async () => await noted('newcomer')), waiting]);

	expect(order).toEqual(['waiting', 'newcomer']);
});

it('runs pieces together as long as there is room for them, in the order in which they come', async () => {
	const pieces = fc.array(fc.record({ size: fc.integer({ min: 0, max: 12 }), ms: fc.integer({ min: 1, max: 50 }) }), { maxLength: 30 });
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 5 }), pieces, async (places, work) => {
			const room = 10;
			const gate = limitRoom(places, room);
			const begun: number[] = [];
			let [running, held] = [0, 0];
			await Promise.all(
				work.map(async ({ size, ms }, index) =>
					await gate(size, async () => {
						begun.push(index);
						running++;
						held += Math.min(size, room);
						expect(running).toBeLessThanOrEqual(places);
						expect(held).toBeLessThanOrEqual(room);
						await clock.sleep(ms);
						running--;
						held -= Math.min(size, room);
					}),
				),
			);
			expect(begun).toEqual(work.map((_, index) => index));
		}),
	);
});

it('lets small pieces share the room, and a large one have it when its turn comes', async () => {
	const gate = limitRoom(32, 8);
	const begun: string[] = [];
	const started = (name: string, size: number, ms: number) => gate(size, async () => {
		begun.push(name);
		await clock.sleep(ms);
	});
	const all = [started('a', 4, 10), started('b', 4, 20), started('large', 8, 10), started('c', 1, 10)];
	await clock.sleep(5);
	expect(begun).toEqual(['a', 'b']);
	await Promise.all(all);

	expect(begun).toEqual(['a', 'b', 'large', 'c']);
});
