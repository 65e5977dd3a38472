import { clock, pause, throwIfCancelled } from '../../clock';
import { settle } from '../../errors';
import { KnownPlaces } from './knownPlaces';

/** One of the pieces of work that the account runs at once, for whoever took it. */
export interface Place {
	/** It is taken by this work. */
	hold(id: string): void;
	/** It is not needed after all. */
	leave(): void;
}

interface Patience {
	/** Until when, on the node's clock; asked for again whenever something has happened. */
	until(): number;
	signal?: AbortSignal;
	/** Whether it goes before those that were never sent. */
	isFirst?: boolean;
	/** Whether to leave as soon as it is known that the account is full. */
	leavesIfFull?: boolean;
}

interface Waiting extends Pick<Patience, 'isFirst' | 'leavesIfFull'> {
	place?: Place;
	wake(): void;
}

/**
 * The places of an account that runs only so many pieces of work at once. How many is told nowhere: refusals teach it, and they are
 * only seen when work is looked at. What ends makes room at once, whichever execution sees it. Others that use the account are felt
 * as refusals; that they have left shows when one more is sent after the documented pause.
 */
export class AccountPlaces {
	private readonly known = new KnownPlaces();
	private readonly line: Waiting[] = [];

	/** Whether somebody waits to hear what became of the work that was sent. */
	get isAwaited(): boolean {
		return this.line.length > 0;
	}

	/** When the account was last seen to take or to finish something, on the node's clock. */
	get movedAt(): number {
		return this.known.movedAt;
	}

	/** How long to leave work alone that has found no place, in milliseconds. */
	get nextTryMs(): number {
		return this.known.nextTryMs;
	}

	/** A place, if there is one that nobody waits for. */
	take(): Place | undefined {
		return this.line.length === 0 && this.known.hasRoom() ? this.give() : undefined;
	}

	/** Waits in line for a place. @returns undefined when none came in time @throws ServiceError when the execution was stopped */
	async wait({ until, signal, isFirst = false, leavesIfFull = false }: Patience): Promise<Place | undefined> {
		const own: Waiting = { isFirst, leavesIfFull, wake: () => undefined };
		const next = isFirst ? this.line.findIndex((other) => !other.isFirst) : -1;
		this.line.splice(next < 0 ? this.line.length : next, 0, own);
		try {
			for (;;) {
				this.serve();
				if (own.place && !signal?.aborted) return own.place;
				own.place?.leave();
				throwIfCancelled(signal);
				const leftMs = until() - clock.now();
				if (leftMs <= 0 || (leavesIfFull && this.known.isLearned)) return undefined;
				await rest(own, Math.min(leftMs, this.nextTryMs), signal);
			}
		} finally {
			this.quit(own);
		}
	}

	/** Notes what a look showed of a piece of work, or that it was sent, whoever did so. */
	saw(id: string, what: 'sent' | 'underWay' | 'ended' | 'refused'): void {
		this.known[what](id);
		this.tell();
	}

	private give(): Place {
		const taken = this.known.give();
		return {
			hold: (id) => {
				this.known.hold(taken, id);
				this.tell();
			},
			leave: () => {
				this.known.leave(taken);
				this.tell();
			},
		};
	}

	private tell(): void {
		this.serve();
		if (this.known.isLearned) for (const { leavesIfFull, wake } of this.line) if (leavesIfFull) wake();
	}

	/** Gives what room there is to those who wait, in their order. */
	private serve(): void {
		for (let next = this.line.at(0); next && this.known.hasRoom(); next = this.line.at(0)) {
			next.place = this.give();
			this.quit(next);
			next.wake();
		}
	}

	private quit(own: Waiting): void {
		const at = this.line.indexOf(own);
		if (at >= 0) this.line.splice(at, 1);
	}
}

/** Sleeps until it is woken, or the execution is stopped. */
async function rest(own: Waiting, ms: number, signal?: AbortSignal): Promise<void> {
	const woken = new AbortController();
	const wake = (): void => woken.abort();
	own.wake = wake;
	signal?.addEventListener('abort', wake);
	await settle(pause(ms, woken.signal));
	signal?.removeEventListener('abort', wake);
}

const accounts = new Map<string, AccountPlaces>();

/** The places of an account: one for all executions of a worker. @param account as the client names it */
export function placesOf(account: string): AccountPlaces {
	const known = accounts.get(account);
	if (known) return known;
	const places = new AccountPlaces();
	accounts.set(account, places);
	return places;
}
