import type { Clock } from './clock';

/** Real work under way, such as a request being answered: holds the clock from creation until its end. */
export class Work {
	private release: () => void;
	private ended = false;

	constructor(private readonly clock: Clock) {
		this.release = clock.hold();
	}

	/** Lets the clock go on for `ms` of its time, which is the only way for time to pass within work. */
	async sleep(ms: number): Promise<void> {
		this.release();
		await this.clock.sleep(ms);
		if (!this.ended) this.release = this.clock.hold();
	}

	end(): void {
		this.ended = true;
		this.release();
	}
}
