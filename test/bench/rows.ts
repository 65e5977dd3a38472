import type { IDataObject } from 'n8n-workflow';

import { executionDataOfRows } from './executionData';
import { collectGarbage } from './garbage';
import type { Measurement } from './result';
import { fileNamesOf, reviewAndRoute, rowsAsJson, tie } from './sampleRows';
import { median } from './statistics';

export interface RowOptions {
	rows: number;
	/** Timed rounds, after one that only warms up. */
	rounds: number;
}

export const FULL: RowOptions = { rows: 10_000, rounds: 11 };

/** Rows of a run that only has the code compiled again, and how many such runs. */
const WARM_UP = { rows: 2000, runs: 5 };

/**
 * (d) From parsed rows to items on the outputs, with the rules that are on by default, in units of what JSON.parse takes
 * for the same rows; with some of the rows, and with ten times as many. And what n8n stores of them.
 */
export function measureRows({ rows, rounds }: RowOptions): Measurement[] {
	const warmUp = new Sample(Math.min(rows, WARM_UP.rows));
	const sizes = [new Sample(rows), new Sample(rows * 10)];
	for (const sample of sizes) sample.runUntimed();
	// In turn, so that what else the machine does meets both alike.
	for (let round = 0; round < rounds; round++) for (const sample of sizes) sample.run(warmUp);

	const [few, many] = sizes.map((sample) => sample.medians());
	const shared = { part: 'd' as const, unit: 'x' };
	const name = (count: number) => `${count.toLocaleString('en-US')} rows`;
	return [
		{ ...shared, what: `review and routing / JSON.parse, ${name(rows)}`, value: few.routing / few.parsing, target: { atMost: 1.5 } },
		{ ...shared, what: `review and routing / JSON.parse, ${name(rows * 10)}`, value: many.routing / many.parsing, target: { atMost: 1.5 } },
		{ ...shared, what: 'time of review and routing for ten times the rows', value: many.routing / few.routing, target: { atMost: 12 } },
		{ ...shared, what: `finding the documents of the rows / JSON.parse, ${name(rows)}`, value: few.finding / few.parsing },
		{ ...shared, what: `finding the documents of the rows / JSON.parse, ${name(rows * 10)}`, value: many.finding / many.parsing },
		...executionDataOfRows(rows),
	];
}

/** Rows as the service returns them, sent through the node as often as wanted. Processor time in milliseconds. */
class Sample {
	private readonly json: string;
	private readonly fileNames: string[];
	private readonly times = { parsing: [] as number[], finding: [] as number[], routing: [] as number[] };

	constructor(private readonly count: number) {
		this.json = rowsAsJson(count);
		this.fileNames = fileNamesOf(count);
	}

	/** @param warmUp what is run before each step */
	run(warmUp: Sample): void {
		const parsed = timed(warmUp, () => JSON.parse(this.json) as IDataObject[]);
		const found = timed(warmUp, () => tie(parsed.value, this.fileNames));
		const routed = timed(warmUp, () => reviewAndRoute(found.value, this.fileNames));
		const items = routed.value.reduce((sum, output) => sum + output.length, 0);
		if (items !== this.count) throw new Error(`${items} items came out for ${this.count} rows.`);
		this.times.parsing.push(parsed.ms);
		this.times.finding.push(found.ms);
		this.times.routing.push(routed.ms);
	}

	runUntimed(): void {
		reviewAndRoute(tie(JSON.parse(this.json) as IDataObject[], this.fileNames), this.fileNames);
	}

	medians() {
		const { parsing, finding, routing } = this.times;
		return { parsing: median(parsing), finding: median(finding), routing: median(routing) };
	}
}

/**
 * With the collection of what it left behind, and of nothing that was left behind before. Collecting all of it throws compiled code away as
 * well, which a few small runs bring back.
 */
function timed<T>(warmUp: Sample, work: () => T): { value: T; ms: number } {
	collectGarbage();
	for (let run = 0; run < WARM_UP.runs; run++) warmUp.runUntimed();
	collectYoungGarbage();
	const start = process.cpuUsage();
	const value = work();
	collectYoungGarbage();
	const { user, system } = process.cpuUsage(start);
	return { value, ms: (user + system) / 1000 };
}

function collectYoungGarbage(): void {
	// What is still in use counts as old after the second time.
	collectGarbage({ type: 'minor' });
	collectGarbage({ type: 'minor' });
}
