import type { Fault } from './faults';
import { seededRandom, type Random } from './random';

/** A line that is slow and breaks, by chance; 0 and 0, the default, is a good one. */
export interface NetworkSettings {
	/** Every request arrives up to so many milliseconds of the sandbox's clock late. */
	delayMs: number;
	/** The share of requests, 0 to 1, whose connection ends without an answer: half of them before the work is done, half of them after it. */
	cutShare: number;
	/** The same seed gives the same fate to the same request of a route: its first, its second, and so on. */
	seed: string;
}

export function defaultNetworkSettings(): NetworkSettings {
	return { delayMs: 0, cutShare: 0, seed: '1' };
}

/** What happens to a request on its way; nothing where `cut` is missing and `delayMs` is 0. */
interface Fate {
	delayMs: number;
	cut?: Extract<Fault['kind'], 'dropBefore' | 'dropAfter'>;
}

/** The line between the clients and the services, with what it has done so far. */
export class Network {
	private readonly chance = new Map<string, Random>();
	private seen = { delayed: 0, cutBefore: 0, cutAfter: 0 };

	constructor(private readonly settings: NetworkSettings) {}

	/** How many requests came late, and how many connections ended before and after the work was done. */
	get counts(): Readonly<Network['seen']> {
		return { ...this.seen };
	}

	/** Decides about the next request of a route. */
	next(route: string): Fate {
		const { delayMs, cutShare, seed } = this.settings;
		if (delayMs === 0 && cutShare === 0) return { delayMs: 0 };
		const name = `${seed} ${route}`;
		const random = this.chance.get(name) ?? seededRandom(name);
		this.chance.set(name, random);
		// Always three numbers, so that one setting does not change what the other decides.
		const [late, isCut, when] = [random(), random(), random()];
		const fate: Fate = { delayMs: Math.floor(late * delayMs) };
		if (isCut < cutShare) fate.cut = when < 0.5 ? 'dropBefore' : 'dropAfter';
		this.count(fate);
		return fate;
	}

	reset(): void {
		this.chance.clear();
		this.seen = { delayed: 0, cutBefore: 0, cutAfter: 0 };
	}

	private count({ delayMs, cut }: Fate): void {
		if (delayMs > 0) this.seen.delayed++;
		if (cut === 'dropBefore') this.seen.cutBefore++;
		if (cut === 'dropAfter') this.seen.cutAfter++;
	}
}
