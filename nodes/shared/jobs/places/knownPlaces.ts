import { clock } from '../../clock';

/** How many are sent before anything is known of the account. As long as all of them are taken, twice as many follow. */
const FIRST = 8;

/**
 * How long a refusal holds where no end is seen: the places may be held by other workers, people or programs. Source: the documented
 * example waits 5 minutes after CONCURRENT_TASK_LIMIT "for other processing tasks to finish". Whoever has places of its own tries
 * one more sooner, at first after a minute.
 */
const PAUSE_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 60_000;

/** Work that nobody has looked at for so long holds no place: its execution may be gone. */
const FORGOTTEN_MS = 5 * 60_000;

/** What was sent so long ago, and not looked at since, keeps nobody from sending more. */
const UNKNOWN_MS = 60_000;

/** What is sent within so short a time may arrive in any order. */
const TOGETHER_MS = 1_000;

/** As many documents as a process may get again. An ID takes some 100 bytes. */
const MOST_REFUSALS = 5_000;

/** How often to look again although nothing was told: places of forgotten work come free by time alone. */
const CHECK_MS = 30_000;

/** A place that is held, by work or by whoever is about to send it. */
export interface Taken {
	/** Of the work, once the service has given it. */
	id?: string;
	takenAt: number;
	seenAt: number;
	/** Whether a look has shown it under way, or at its end. */
	isAccepted: boolean;
	endedAt?: number;
	/** How many places were held then, with its own. */
	amongst: number;
	/** Whether it is to show if the account takes one more by now. */
	isProbe: boolean;
}

/** What looks have shown of the work that an account runs at once, and how much more of it fits. */
export class KnownPlaces {
	private taken: Taken[] = [];
	/** The work that was refused, the last of it. */
	private readonly refusals = new Set<string>();
	private limit = FIRST;
	/** Whether something was refused. */
	isLearned = false;
	/** When one more may be sent than is known to fit. */
	private probeAt = 0;
	private pauseMs = FIRST_PAUSE_MS;
	/** When the account was last seen to take or to finish something, on the node's clock. */
	movedAt = clock.now();

	/** How long to leave work alone that has found no place, in milliseconds. */
	get nextTryMs(): number {
		const probeMs = this.isLearned ? Math.max(1_000, this.probeMs) : CHECK_MS;
		return this.open().length > 0 ? Math.min(probeMs, CHECK_MS) : probeMs;
	}

	/** Until one more may be sent; a clock that was set back must not make hours of it. */
	private get probeMs(): number {
		const ms = this.probeAt - clock.now();
		return ms < 0 || ms > PAUSE_MS ? 0 : ms;
	}

	hasRoom(): boolean {
		const open = this.open();
		const mayProbe = this.isLearned && this.probeMs === 0;
		if (mayProbe && this.taken.length === 0) this.beginAnew();
		if (open.length < this.limit) return true;
		if (this.isLearned) return mayProbe && !open.some(({ isProbe, isAccepted }) => isProbe && !isAccepted);
		if (open.some(isUnknown)) return false;
		this.limit = 2 * open.length;
		return true;
	}

	give(): Taken {
		return this.add({ isProbe: this.isLearned && this.open().length >= this.limit });
	}

	/** The same work may be sent again, by this execution or a later one: it takes up no second place, and none when it has ended. */
	hold(taken: Taken, id: string): void {
		const known = this.find(id);
		if (known && known !== taken) {
			known.seenAt = clock.now();
			return this.leave(taken);
		}
		Object.assign(taken, { id, takenAt: clock.now(), seenAt: clock.now() });
	}

	leave(taken: Taken): void {
		this.taken = this.taken.filter((other) => other !== taken);
	}

	sent(id: string): void {
		if (!this.find(id)) this.add({ id });
	}

	underWay(id: string): void {
		this.accept(this.find(id) ?? this.add({ id }));
	}

	ended(id: string): void {
		const known = this.find(id);
		if (!known || known.endedAt !== undefined) return;
		this.accept(known);
		this.movedAt = known.endedAt = clock.now();
	}

	/**
	 * As many fit as held a place when it was sent, without those that are known to be refused by now. A refusal that is seen once more,
	 * or of something that others sent, tells nothing.
	 */
	refused(id: string): void {
		const refused = this.find(id);
		if (refused) this.leave(refused);
		// What was refused stays so: documents that are sent again later are answered with it until they are submitted anew.
		const isNews = !this.refusals.has(id);
		this.remember(id);
		if (!refused || !isNews) return;
		const fitted = this.taken.filter(({ takenAt, isAccepted, endedAt = Infinity }) => endedAt > refused.takenAt && (isAccepted || takenAt < refused.takenAt + TOGETHER_MS)).length;
		this.limit = this.isLearned ? Math.min(this.limit, fitted) : fitted;
		this.isLearned = true;
		this.pauseMs = this.limit === 0 ? PAUSE_MS : refused.isProbe ? Math.min(PAUSE_MS, 2 * this.pauseMs) : FIRST_PAUSE_MS;
		this.probeAt = clock.now() + this.pauseMs;
	}

	private remember(refusal: string): void {
		this.refusals.add(refusal);
		if (this.refusals.size <= MOST_REFUSALS) return;
		const [oldest] = this.refusals;
		this.refusals.delete(oldest);
	}

	/** Where nothing was under way since, what was refused says nothing any more. Soon after it others may begin anew as well: each with one. */
	private beginAnew(): void {
		this.limit = clock.now() - this.probeAt < PAUSE_MS ? 1 : FIRST;
		this.isLearned = false;
	}

	private find(id: string): Taken | undefined {
		return this.taken.find((taken) => taken.id === id);
	}

	private accept(taken: Taken): void {
		taken.seenAt = clock.now();
		if (taken.isAccepted) return;
		taken.isAccepted = true;
		this.movedAt = clock.now();
		if (!this.isLearned) return;
		this.limit = Math.max(this.limit, this.open().filter(({ isAccepted }) => isAccepted).length);
		if (!taken.isProbe) return;
		this.limit = Math.max(this.limit, taken.amongst);
		[this.probeAt, this.pauseMs] = [clock.now(), FIRST_PAUSE_MS];
	}

	private add({ id, isProbe = false }: { id?: string; isProbe?: boolean }): Taken {
		const taken = { amongst: this.open().length + 1, id, takenAt: clock.now(), seenAt: clock.now(), isAccepted: false, isProbe };
		this.taken.push(taken);
		return taken;
	}

	/** What holds a place now. What has ended is kept for a while: the refusal of something that was sent before may be seen later. */
	private open(): Taken[] {
		const now = clock.now();
		this.taken = this.taken.filter(({ id, seenAt, endedAt }) => id === undefined || Math.abs(now - (endedAt ?? seenAt)) < FORGOTTEN_MS);
		return this.taken.filter(({ endedAt }) => endedAt === undefined);
	}
}

/** Whether it may still be refused, as far as anybody knows. */
function isUnknown({ isAccepted, takenAt }: Taken): boolean {
	return !isAccepted && takenAt > clock.now() - UNKNOWN_MS;
}
