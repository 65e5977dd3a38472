import type { StoredWorkflow } from '../../tools/n8nServer/api';
import type { Books } from './books';
import type { SoakHost } from './hosts';
import { KillTally, strike } from './kills';
import { settle } from './operator';
import type { Delivery, Mode, Plan, Step } from './plan';
import type { Senders } from './senders';
import { sleep } from './sleep';
import { hasArrived, judge, type Verdict } from './verdict';

export interface SoakOptions {
	mode: Mode;
	seed: string;
	kills: number;
	/** See `makePlan`. */
	paceMs: number;
	report: (line: string) => void;
}

export interface SoakResult {
	mode: Mode;
	n8nVersion: string;
	kills: KillTally;
	/** What the line did to requests. */
	network: SoakHost['sandbox']['network']['counts'];
	/** How many deliveries were sent once more, since something of them had not arrived. */
	sentAgain: number;
	/** Requests that came again for rows that were booked. */
	repeats: number;
	/** How often each failure came, by its code. */
	alerts: Map<string, number>;
	verdict: Verdict;
	/** Executions that still ran or waited at the end. */
	waiting: string[];
}

/** What the account has before anything is charged. */
export const CREDITS = 100_000;
/** What has not arrived after so many more tries is lost. */
const TRIES = 4;

/** The documents of one run on their way through n8n, while its processes are killed. */
export class Run {
	private readonly kills = new KillTally();
	private readonly sent: Delivery[] = [];
	private sentAgain = 0;
	private waiting: string[] = [];

	constructor(
		private readonly options: SoakOptions,
		private readonly plan: Plan,
		private readonly host: SoakHost,
		private readonly books: Books,
		private readonly senders: Senders,
		private readonly workflows: StoredWorkflow[],
	) {}

	async toItsEnd(): Promise<SoakResult> {
		for (const round of this.plan.rounds) {
			// What did not arrive in the round before comes again amid the kills of this one.
			const again = this.missing();
			await this.killThrough(round, again);
			await this.settle();
		}
		for (let tries = 0; tries < TRIES && this.missing().length > 0; tries++) {
			await this.sendAgain(this.missing());
			await this.settle();
		}
		return this.result();
	}

	private async killThrough(round: Step[], again: Delivery[]): Promise<void> {
		const { kills, host, workflows, options } = this;
		const arrivals = [this.sendAgain(again)];
		for (const { deliveries, kill } of round) {
			for (const delivery of deliveries) arrivals.push(this.sendLater(delivery));
			await sleep(kill.afterMs);
			const hits = await strike(host, workflows, kill, kills);
			options.report(`${kills.total} of ${options.kills} kills: ${kill.victim}, amid ${hits.join(', then ')}; ${this.progress()}`);
		}
		await Promise.all(arrivals);
	}

	private async sendLater(delivery: Delivery): Promise<void> {
		this.sent.push(delivery);
		await sleep(delivery.afterMs);
		await this.senders.send(delivery);
	}

	private async sendAgain(deliveries: Delivery[]): Promise<void> {
		this.sentAgain += deliveries.length;
		if (deliveries.length > 0) this.options.report(`sent once more: ${deliveries.map(({ id, by }) => `${id} (${by})`).join(', ')}`);
		for (const delivery of deliveries) await this.senders.send(delivery);
	}

	private async settle(): Promise<void> {
		this.waiting = await settle(this.host, this.workflows, () => this.missing().length === 0);
		this.options.report(`${this.waiting.length > 0 ? `still run or wait: ${this.waiting.join(', ')}` : 'nothing runs or waits any more'}; ${this.progress()}`);
	}

	private progress(): string {
		return `${this.sent.length - this.missing().length} of ${this.sent.length} deliveries have arrived as a whole`;
	}

	private missing(): Delivery[] {
		return this.sent.filter(({ documents }) => documents.some((document) => !hasArrived(document, this.books)));
	}

	private result(): SoakResult {
		const { host, books } = this;
		const { sandbox } = host;
		const alerts = new Map<string, number>();
		for (const code of [...books.alerts.values()].flat()) alerts.set(code, (alerts.get(code) ?? 0) + 1);
		return {
			mode: this.options.mode,
			n8nVersion: host.n8nVersion,
			kills: this.kills,
			network: sandbox.network.counts,
			sentAgain: this.sentAgain,
			repeats: books.repeats,
			alerts,
			verdict: judge(this.sent.flatMap(({ documents }) => documents), books, sandbox.invoiceDataExtraction, CREDITS),
			waiting: this.waiting,
		};
	}
}
