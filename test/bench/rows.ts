import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createSourceFinder, SOURCE_FILE_COLUMN } from '../../nodes/InvoiceDataExtraction/result/sourceFile';
import { review } from '../../nodes/shared/review/review';
import { readRules } from '../../nodes/shared/review/reviewOptions';
import { outputOptions } from '../../nodes/shared/output/outputOptions';
import { route } from '../../nodes/shared/output/routing';
import type { RoutedRow } from '../../nodes/shared/output/rowResult';
import { collectGarbage } from './garbage';
import type { Measurement } from './result';
import { median } from './statistics';

export interface RowOptions {
	rows: number;
	/** Timed rounds, after others that only warm up. */
	rounds: number;
}

export const FULL: RowOptions = { rows: 10_000, rounds: 11 };

const EXTRACTION = 'extraction-1';
/** What a session takes at most. */
const MAX_FILES = 6000;

/**
 * (d) From parsed rows to items on the outputs, with the rules that are on by default, in units of what JSON.parse takes
 * for the same rows; with some of the rows, and with ten times as many.
 */
export function measureRows({ rows, rounds }: RowOptions): Measurement[] {
	const sizes = [new Sample(rows), new Sample(rows * 10)];
	// With as many rows of the one as of the other, since code is compiled after so many.
	for (let round = 0; round < rounds * 10; round++) sizes[0].run();
	for (let round = 0; round < rounds; round++) sizes[1].run();
	for (const sample of sizes) sample.forget();
	// In turn, so that what else the machine does meets both alike.
	for (let round = 0; round < rounds; round++) for (const sample of sizes) sample.run();

	const [few, many] = sizes.map((sample) => sample.medians());
	const shared = { part: 'd' as const, unit: 'x' };
	const name = (count: number) => `${count.toLocaleString('en-US')} rows`;
	return [
		{ ...shared, what: `review and routing / JSON.parse, ${name(rows)}`, value: few.routing / few.parsing, target: { atMost: 4 } },
		{ ...shared, what: `review and routing / JSON.parse, ${name(rows * 10)}`, value: many.routing / many.parsing, target: { atMost: 4 } },
		{ ...shared, what: 'time of review and routing for ten times the rows', value: many.routing / few.routing, target: { atMost: 12 } },
		{ ...shared, what: `finding the documents of the rows / JSON.parse, ${name(rows)}`, value: few.finding / few.parsing },
		{ ...shared, what: `finding the documents of the rows / JSON.parse, ${name(rows * 10)}`, value: many.finding / many.parsing },
	];
}

/** Rows as the service returns them, sent through the node as often as wanted. Times in milliseconds. */
class Sample {
	private readonly json: string;
	private readonly fileNames: string[];
	private times = { parsing: [] as number[], finding: [] as number[], routing: [] as number[] };

	constructor(private readonly count: number) {
		this.json = JSON.stringify(Array.from({ length: count }, (_, index) => row(index)));
		this.fileNames = Array.from({ length: Math.min(count, MAX_FILES) }, (_, index) => fileName(index));
	}

	run(): void {
		const parsed = timed(() => JSON.parse(this.json) as IDataObject[]);
		const found = timed(() => tie(parsed.value, this.fileNames));
		const routed = timed(() => reviewAndRoute(found.value, this.fileNames));
		if (routed.value.length !== this.count) throw new Error(`${routed.value.length} items came out for ${this.count} rows.`);
		this.times.parsing.push(parsed.ms);
		this.times.finding.push(found.ms);
		this.times.routing.push(routed.ms);
	}

	forget(): void {
		this.times = { parsing: [], finding: [], routing: [] };
	}

	medians() {
		const { parsing, finding, routing } = this.times;
		return { parsing: median(parsing), finding: median(finding), routing: median(routing) };
	}
}

function tie(rows: IDataObject[], fileNames: string[]): RoutedRow[] {
	const find = createSourceFinder(fileNames);
	return rows.map((columns) => {
		const source = find(columns[SOURCE_FILE_COLUMN]);
		return {
			columns,
			...source,
			extractionId: EXTRACTION,
			origin: { itemIndex: 0, originalName: source?.fileName },
		};
	});
}

function reviewAndRoute(rows: RoutedRow[], fileNames: string[]): INodeExecutionData[] {
	const evidence = new Map([[EXTRACTION, { notes: [], failedPages: [], perLineItem: false, fileNames }]]);
	const reasons = review({ rows, evidence, options: readRules({}), timezone: 'UTC' });
	const settings = { provider: 'Invoice Data Extraction', inputItems: 1, said: new Map(), ...outputOptions.read({}) };
	return route(rows, reasons, [], settings).flat();
}

/**
 * With the collection of what it left behind, and of nothing that was left behind before: otherwise a small number of rows
 * would leave its garbage to the next one. Only young garbage, since collecting all of it throws compiled code away.
 */
function timed<T>(work: () => T): { value: T; ms: number } {
	collectYoungGarbage();
	const start = performance.now();
	const value = work();
	collectYoungGarbage();
	return { value, ms: performance.now() - start };
}

function collectYoungGarbage(): void {
	// What is still in use counts as old after the second time.
	collectGarbage({ type: 'minor' });
	collectGarbage({ type: 'minor' });
}

function fileName(index: number): string {
	return `invoice-${(index % MAX_FILES) + 1}.pdf`;
}

/** An invoice as the default fields of the node give it; one in ten has something to look at. */
function row(index: number): IDataObject {
	const subtotal = 100 + (index % 900);
	const tax = Math.round(subtotal * 19) / 100;
	return {
		'Invoice Number': `INV-2026-${index}`,
		'Invoice Date': `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
		'Vendor Name': `Harbor Supply Co. ${index % 50}`,
		Currency: 'USD',
		Subtotal: subtotal,
		Tax: tax,
		'Total Amount': index % 10 === 0 ? subtotal : subtotal + tax,
		[SOURCE_FILE_COLUMN]: `${fileName(index)} (Page ${1 + Math.floor(index / MAX_FILES)})`,
	};
}
