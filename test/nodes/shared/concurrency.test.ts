import fc from 'fast-check';

import { clock } from '../../../nodes/shared/clock';
import { limitConcurrency } from '../../../nodes/shared/concurrency';
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
