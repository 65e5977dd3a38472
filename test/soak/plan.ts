import { seededRandom, type Random } from '../../sandbox/core/random';

export type Mode = 'regular' | 'queue';
/** The processes of an n8n; in regular mode there is the main one only. */
export type ProcessName = 'main' | 'first' | 'second';

/**
 * What a document is, which decides where it has to arrive: `clean` (one page) and `long` (three pages) in the books, `doubtful` on the desk of a
 * person, `locked` among the alerts, without ever being sent.
 */
export type DocumentKind = 'clean' | 'long' | 'doubtful' | 'locked';

export interface PlannedDocument {
	/** The number of the invoice; the file is named after it. */
	number: string;
	kind: DocumentKind;
}

/** Documents that come together, as one mail or as one folder. */
export interface Delivery {
	id: string;
	/** Which example takes it: 07 for mails, 02 (a wait in the database) or 10 (a wait in the node) for folders. */
	by: 'mail' | 'parkedFolder' | 'heldFolder';
	documents: PlannedDocument[];
	/** Milliseconds from the beginning of its step. */
	afterMs: number;
}

export interface Kill {
	victim: ProcessName;
	/** Milliseconds from the beginning of its step. */
	afterMs: number;
	/** So many milliseconds after it was started again it is killed once more, whether it serves by then or not. */
	againAfterMs?: number;
}

/** Deliveries, and a kill amid them. */
export interface Step {
	deliveries: Delivery[];
	kill: Kill;
}

/** Everything that is left to chance in a run. */
export interface Plan {
	/** After each round the operator sees to what did not arrive. */
	rounds: Step[][];
	/** How long the service takes for one submission after the other, in milliseconds of real time. */
	processingMs: number[];
}

const VICTIMS: Record<Mode, ProcessName[]> = {
	regular: ['main'],
	// A worker starts quicker than the main process, and has the documents in hand.
	queue: ['main', 'first', 'second', 'first', 'second', 'first', 'second'],
};
const KINDS: DocumentKind[] = ['clean', 'clean', 'clean', 'clean', 'clean', 'long', 'doubtful', 'doubtful', 'long', 'locked'];
const WAYS: Array<Delivery['by']> = ['mail', 'parkedFolder', 'heldFolder'];
const KILLS_A_ROUND = 25;
const AGAIN_SHARE = 0.12;
/** Amid the start of a process, on a quiet machine. */
const LONGEST_START_MS = 12_000;

/**
 * Makes all choices of a run in advance, so that the same seed gives the same run.
 * @param paceMs the longest pause between a start and the next kill; an extraction takes twice as long at most
 */
export function makePlan(seed: string, mode: Mode, kills: number, paceMs: number): Plan {
	const random = seededRandom(`${seed} ${mode}`);
	const steps: Step[] = [];
	let submissions = 0;
	for (let left = kills; left > 0; ) {
		const kill = planKill(random, mode, left, paceMs);
		left -= kill.againAfterMs === undefined ? 1 : 2;
		const deliveries = Array.from({ length: random() < 0.3 ? 2 : 1 }, (_, index) => planDelivery(random, `${mode}-${steps.length + 1}-${index + 1}`, kill.afterMs));
		submissions += deliveries.flatMap(({ documents }) => documents).length;
		steps.push({ deliveries, kill });
	}
	const size = Math.ceil(steps.length / Math.ceil(kills / KILLS_A_ROUND));
	const rounds = Array.from({ length: Math.ceil(steps.length / size) }, (_, index) => steps.slice(index * size, (index + 1) * size));
	return { rounds, processingMs: Array.from({ length: submissions }, () => (random() < 0.25 ? 0 : Math.round(random() * 2 * paceMs))) };
}

function planKill(random: Random, mode: Mode, left: number, paceMs: number): Kill {
	const kill: Kill = { victim: choose(random, VICTIMS[mode]), afterMs: Math.round(random() * paceMs) };
	const [again, when] = [random(), random()];
	return left > 1 && again < AGAIN_SHARE ? { ...kill, againAfterMs: Math.round(when * LONGEST_START_MS) } : kill;
}

function planDelivery(random: Random, id: string, withinMs: number): Delivery {
	const documents = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => ({ number: `${id}-${index + 1}`, kind: choose(random, KINDS) }));
	return { id, by: choose(random, WAYS), documents, afterMs: Math.round(random() * withinMs) };
}

function choose<T>(random: Random, choices: T[]): T {
	return choices[Math.floor(random() * choices.length)];
}
