import { setTimeout } from 'node:timers/promises';

import type { Instance } from '../instance';
import { randomOf, shuffled } from './random';
import { Sender, type Answer } from './sender';
import type { Target } from './targets';

const DELIVERIES = 1000;
const REAL = 450;
/** Of each of the three kinds that must start nothing. */
const OF_EACH_BAD = Math.round(DELIVERIES / 10 / 3);
const AT_ONCE = 25;
/** Of those that are real: the sender hangs up before the answer, and delivers again. */
const HANGS_UP = 1 / 20;

/** One that is sent, in the order of the bursts. */
interface Delivery {
	id: string;
	kind: 'real' | 'forged' | 'cut off';
	target: Target;
}

/** What came of it all. */
export interface Storm {
	/** Those that their service has sent, once or more often, by ID. */
	real: string[];
	/** The answers to each of them, the last one being that to its late replay, if there was one. */
	answers: Map<string, Answer[]>;
	replayed: string[];
	/** The answers to what was forged. */
	refusals: Answer[];
	/**
	 * Those that n8n may not have remembered when it was killed, for each kill: what was not answered, and what was sent last. On a busy machine several
	 * are on their way in n8n, and what one writes undoes what another has written just before.
	 */
	struck: string[][];
}

/**
 * Sends a thousand deliveries in bursts: half of the real ones are repeated at any time, a tenth of all is forged, cut off or, in the
 * end, replayed. Meanwhile n8n is killed and started again.
 * @param kills how often
 */
export async function storm(instance: Instance, targets: Target[], seed: string, kills: number): Promise<Storm> {
	const random = randomOf(seed);
	const sender = new Sender();
	const real = Array.from({ length: REAL }, (_, index) => ({ id: `sent-${index}`, target: targets[index % targets.length] }));
	const bad = (kind: 'forged' | 'cut off') =>
		Array.from({ length: OF_EACH_BAD }, (_, index): Delivery => ({ id: `${kind.replace(' ', '')}-${index}`, kind, target: targets[index % targets.length] }));
	const plan = shuffled([...[...real, ...real].map((one): Delivery => ({ ...one, kind: 'real' })), ...bad('forged'), ...bad('cut off')], random);

	const outcome: Storm = { real: real.map(({ id }) => id), answers: new Map(), replayed: [], refusals: [], struck: [] };
	const note = (id: string, answer: Answer) => void outcome.answers.set(id, [...(outcome.answers.get(id) ?? []), answer]);
	const send = async ({ id, kind, target }: Delivery) => {
		const share = random();
		if (kind === 'forged') outcome.refusals.push(await sender.insist(id, target.forge(id)));
		else if (kind === 'cut off') await sender.hangUp(target.post(id), share);
		else {
			if (share < HANGS_UP) await sender.hangUp(target.post(id), 1);
			note(id, await sender.deliver(id, target.post(id)));
		}
	};
	const fullBursts = Math.floor(plan.length / AT_ONCE);
	const killIn = new Set(Array.from({ length: kills }, (_, index) => Math.floor(((index + random()) * fullBursts) / kills)));

	for (let start = 0; start < plan.length; start += AT_ONCE) {
		const answeredBefore = sender.answered;
		const burst = Promise.all(plan.slice(start, start + AT_ONCE).map(send));
		if (killIn.has(start / AT_ONCE)) {
			const enough = answeredBefore + Math.floor(random() * (AT_ONCE / 2));
			while (sender.answered < enough) await setTimeout(1);
			const last = plan.slice(Math.max(0, start - AT_ONCE), start + AT_ONCE).map(({ id }) => id);
			outcome.struck.push([...new Set([...sender.unanswered, ...last])]);
			await instance.n8n.kill();
			await instance.startN8n();
		}
		await burst;
	}

	const late = shuffled(real, random).slice(0, OF_EACH_BAD);
	outcome.replayed = late.map(({ id }) => id);
	await Promise.all(late.map(async ({ id, target }) => note(id, await sender.deliver(id, target.post(id)))));
	await sender.close();
	return outcome;
}
