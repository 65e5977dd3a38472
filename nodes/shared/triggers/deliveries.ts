import { clock } from '../clock';

/** How many deliveries a trigger knows again. */
const REMEMBERED = 1000;
/** Where n8n holds a delivery back, as with a limit of executions at once, the next one still gets its turn. */
const LONGEST_TURN_MS = 1000;

/**
 * What a process knows of the deliveries to one trigger. n8n reads what a trigger keeps when a request comes, and writes all of it before it
 * answers: of several at once none sees the others, and the last one that is written undoes the others. This knows them all.
 */
export class Deliveries {
	/** Those that an execution is stored for, the oldest first. */
	private readonly started = new Set<string>();
	private readonly open = new Map<string, Promise<void>>();
	private lastTurn: Promise<unknown> = Promise.resolve();

	/**
	 * Takes a delivery on. While the same one is worked on it waits: whether this one is needed is known only then.
	 * @param key the same for the same delivery
	 * @param remembered the keys that n8n has kept
	 * @param isStored whether there is an execution for it in the end; if not, the next one of its kind is new. It never rejects
	 * @returns whether it is new, and so the caller's to start
	 */
	async claim(key: string, remembered: readonly string[], isStored: Promise<boolean>): Promise<boolean> {
		for (let same = this.open.get(key); same; same = this.open.get(key)) await same;
		if (this.started.has(key) || remembered.includes(key)) return false;
		const ended = isStored.then((stored) => {
			this.open.delete(key);
			if (stored) this.remember(key);
		});
		this.open.set(key, ended);
		return true;
	}

	/** Waits until those before have had their turn. @param end of this one; it never rejects */
	async turn(end: Promise<unknown>): Promise<void> {
		const before = this.lastTurn;
		this.lastTurn = before.then(async () => await Promise.race([end, clock.letPass(LONGEST_TURN_MS)]));
		await before;
	}

	/** What n8n has to keep when an execution is stored for this delivery as well. */
	toRemember(key: string, remembered: readonly string[]): string[] {
		return [...new Set([...remembered, ...this.started, key])].slice(-REMEMBERED);
	}

	private remember(key: string): void {
		this.started.add(key);
		for (const oldest of this.started) {
			if (this.started.size <= REMEMBERED) return;
			this.started.delete(oldest);
		}
	}
}

const triggers = new Map<string, Deliveries>();

/** Those to one trigger. @param trigger what tells it from all others of this n8n */
export function deliveriesTo(trigger: string): Deliveries {
	const known = triggers.get(trigger) ?? new Deliveries();
	triggers.set(trigger, known);
	return known;
}
