import type { IExecuteFunctions } from 'n8n-workflow';

import { readWhole } from '../../shared/documents/content';
import type { DownloadedFile } from './downloadFile';
import { FORMATS, type Format } from './formats';
import { mergeCsv } from './mergeCsv';
import { mergeJson } from './mergeJson';
import type { Merged, NotMerged } from './mergeTexts';

/**
 * Makes one file of each format out of those of several extractions, where that loses nothing.
 * Source: "Before appending, verify that column headers match exactly across batches, including column order. A missing
 * or reordered column will silently corrupt downstream processing." Files that do not fit the first one stay as they are, and say why.
 */
export async function mergeFiles(ctx: IExecuteFunctions, files: DownloadedFile[]): Promise<DownloadedFile[]> {
	const merged: DownloadedFile[] = [];
	for (const format of new Set(files.map((file) => file.format))) {
		const same = files.filter((file) => file.format === format);
		merged.push(...(same.length > 1 ? await mergeFormat(ctx, same, format) : same));
	}
	return merged;
}

async function mergeFormat(ctx: IExecuteFunctions, files: DownloadedFile[], format: Format): Promise<DownloadedFile[]> {
	if (format === 'xlsx') return files.map((file) => ({ ...file, notMerged: EXCEL }));
	const { text, apart } = merge(format, await textsOf(ctx, files));
	const left = files.flatMap((file, index) => (apart.has(index) ? [{ ...file, notMerged: apart.get(index) }] : []));
	const fitting = files.filter((_, index) => !apart.has(index));
	if (text === undefined || fitting.length < 2) return files.map((file, index) => ({ ...file, notMerged: apart.get(index) ?? NOTHING_FITS }));
	const binary = await ctx.helpers.prepareBinaryData(Buffer.from(text), `extractions.${format}`, FORMATS[format].mimeType);
	const itemIndexes = [...new Set(fitting.flatMap((file) => file.itemIndexes))].sort((a, b) => a - b);
	return [{ extractionId: fitting[0].extractionId, extractionIds: fitting.map((file) => file.extractionId), format, binary, itemIndexes }, ...left];
}

/** An Excel file is more than its rows: types, styles and sheets would have to be made one, which takes a spreadsheet program. */
const EXCEL: NotMerged = { code: 'FORMAT_NOT_MERGED', message: 'Excel files are not merged. Choose CSV, which Excel opens, or JSON; or write the rows of Get Rows into one sheet.' };
const NOTHING_FITS: NotMerged = { code: 'NOTHING_TO_MERGE', message: 'No other file has the same columns as this one.' };

function merge(format: 'csv' | 'json', texts: string[]): Merged {
	return format === 'json' ? mergeJson(texts) : mergeCsv(texts);
}

async function textsOf(ctx: IExecuteFunctions, files: DownloadedFile[]): Promise<string[]> {
	const texts: string[] = [];
	for (const { binary } of files) texts.push((await readWhole(ctx, binary)).toString('utf8'));
	return texts;
}
