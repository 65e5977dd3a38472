import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createSourceFinder, SOURCE_FILE_COLUMN } from '../../nodes/InvoiceDataExtraction/result/sourceFile';
import { review } from '../../nodes/shared/review/review';
import { readRules } from '../../nodes/shared/review/reviewOptions';
import { outputOptions } from '../../nodes/shared/output/outputOptions';
import { route } from '../../nodes/shared/output/routing';
import type { RoutedRow } from '../../nodes/shared/output/rowResult';

const EXTRACTION = 'extraction-1';
/** What a session takes at most. */
const MAX_FILES = 6000;

/** Rows as the service returns them. */
export function rowsAsJson(count: number): string {
	return JSON.stringify(Array.from({ length: count }, (_, index) => row(index)));
}

/** The documents that as many rows come from. */
export function fileNamesOf(count: number): string[] {
	return Array.from({ length: Math.min(count, MAX_FILES) }, (_, index) => fileName(index));
}

/** Finds the document of each row, as the node does it. */
export function tie(rows: IDataObject[], fileNames: string[]): RoutedRow[] {
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

/** The items on the outputs, with the rules that are on by default. */
export function reviewAndRoute(rows: RoutedRow[], fileNames: string[]): INodeExecutionData[][] {
	const evidence = new Map([[EXTRACTION, { notes: [], failedPages: [], perLineItem: false, fileNames }]]);
	const reasons = review({ rows, evidence, options: readRules({}), timezone: 'UTC' });
	const settings = { provider: 'Invoice Data Extraction', inputItems: 1, said: new Map(), ...outputOptions.read({}) };
	return route(rows, reasons, [], settings);
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
