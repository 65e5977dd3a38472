import { makePlan, type Step } from './plan';

const killsOf = (steps: Step[]) => steps.reduce((sum, { kill }) => sum + (kill.againAfterMs === undefined ? 1 : 2), 0);

describe('the plan of a soak', () => {
	it('is the same for the same seed, and another one for another seed or mode', () => {
		const plan = makePlan('7', 'queue', 40, 10_000);

		expect(makePlan('7', 'queue', 40, 10_000)).toEqual(plan);
		expect(makePlan('8', 'queue', 40, 10_000)).not.toEqual(plan);
		expect(makePlan('7', 'regular', 40, 10_000)).not.toEqual(plan);
	});

	it.each([1, 2, 10, 51, 100])('has exactly %d kills', (kills) => {
		for (const seed of ['1', '2', '3']) expect(killsOf(makePlan(seed, 'queue', kills, 10_000).rounds.flat())).toBe(kills);
	});

	it('kills every process of queue mode, also amid its start, and only the one of regular mode', () => {
		const kills = makePlan('1', 'queue', 100, 10_000).rounds.flat().map(({ kill }) => kill);

		expect(new Set(kills.map(({ victim }) => victim))).toEqual(new Set(['main', 'first', 'second']));
		expect(kills.some(({ againAfterMs }) => againAfterMs !== undefined)).toBe(true);
		expect(new Set(makePlan('1', 'regular', 100, 10_000).rounds.flat().map(({ kill }) => kill.victim))).toEqual(new Set(['main']));
	});

	it('lets documents of each kind come each way, before the kill of their step, each with a number of its own', () => {
		const steps = makePlan('1', 'regular', 100, 10_000).rounds.flat();
		const deliveries = steps.flatMap((step) => step.deliveries);
		const documents = deliveries.flatMap((delivery) => delivery.documents);

		expect(new Set(deliveries.map(({ by }) => by))).toEqual(new Set(['mail', 'parkedFolder', 'heldFolder']));
		expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(['clean', 'long', 'doubtful', 'locked']));
		expect(new Set(documents.map(({ number }) => number)).size).toBe(documents.length);
		for (const { deliveries: own, kill } of steps) for (const { afterMs } of own) expect(afterMs).toBeLessThanOrEqual(kill.afterMs);
	});
});
