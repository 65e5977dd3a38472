import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createSourceFinder, SOURCE_FILE_COLUMN } from '../../nodes/InvoiceDataExtraction/sourceFile';
import { review } from '../../nodes/shared/review/review';
import { readReviewSettings } from '../../nodes/shared/review/reviewSettings';
import { route, type RoutedRow } from '../../nodes/shared/routing';
import { readRoutingSettings } from '../../nodes/shared/routingOptions';
import { collectGarbage } from './garbage';
import type { Measurement } from './result';
import { median } from './statistics';

export interface RowOptions {
	rows: number;
	/** Timed rounds, after as many that only warm up. */
	rounds: number;
}

export const FULL: RowOptions = { rows: 10_000, rounds: 9 };

const EXTRACTION = 'extraction-1';
/** What a session takes at most. */
const MAX_FILES = 6000;

/**
 * (d) From parsed rows to items on the outputs, with the rules that are on by default, in units of what JSON.parse takes
 * for the same rows; with some of the rows, and with ten times as many.
 */
export function measureRows({ rows, rounds }: RowOptions): Measurement[] {
	const few = measure(rows, rounds);
	const many = measure(rows * 10, rounds);
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

function measure(count: number, rounds: number) {
	const json = JSON.stringify(Array.from({ length: count }, (_, index) => row(index)));
	const fileNames = Array.from({ length: Math.min(count, MAX_FILES) }, (_, index) => fileName(index));
	const times = { parsing: [] as number[], finding: [] as number[], routing: [] as number[] };
	// Results of earlier rounds stay, or the engine would unlearn the shape of the rows with the last of them.
	const kept: unknown[] = [];
	for (let round = -rounds; round < rounds; round++) {
		const parsed = timed(() => JSON.parse(json) as IDataObject[]);
		const found = timed(() => tie(parsed.value, fileNames));
		const routed = timed(() => reviewAndRoute(found.value, fileNames));
		if (routed.value.length !== count) throw new Error(`${routed.value.length} items came out for ${count} rows.`);
		kept.push(parsed.value[0], found.value[0], ...routed.value.slice(0, 20));
		if (round < 0) continue;
		times.parsing.push(parsed.ms);
		times.finding.push(found.ms);
		times.routing.push(routed.ms);
	}
	return { parsing: median(times.parsing), finding: median(times.finding), routing: median(times.routing) };
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
	const reasons = review({ rows, evidence, settings: readReviewSettings({}) });
	const settings = { provider: 'Invoice Data Extraction', inputItems: 1, ...readRoutingSettings({}) };
	return route(rows, reasons, [], settings).flat();
}

function timed<T>(work: () => T): { value: T; ms: number } {
	collectGarbage();
	const start = performance.now();
	const value = work();
	return { value, ms: performance.now() - start };
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
