import type { IExecuteFunctions } from 'n8n-workflow';

import { readWhole } from '../../shared/documents/content';
import type { DownloadedFile } from './downloadFile';
import { FORMATS, type Format } from './formats';

/**
 * Makes one file of each format out of those of several extractions, where that loses nothing.
 * Source: "Before appending, verify that column headers match exactly across batches, including column order. A missing
 * or reordered column will silently corrupt downstream processing." Files that do not fit stay as they are.
 */
export async function mergeFiles(ctx: IExecuteFunctions, files: DownloadedFile[]): Promise<DownloadedFile[]> {
	const merged: DownloadedFile[] = [];
	for (const format of new Set(files.map((file) => file.format))) {
		const same = files.filter((file) => file.format === format);
		const content = same.length > 1 && format !== 'xlsx' ? await mergeTexts(ctx, same, format) : undefined;
		if (content === undefined) {
			merged.push(...same);
			continue;
		}
		const binary = await ctx.helpers.prepareBinaryData(Buffer.from(content), `extractions.${format}`, FORMATS[format].mimeType);
		const itemIndex = [...new Set(same.flatMap((file) => file.itemIndex))];
		merged.push({ extractionId: same[0].extractionId, extractionIds: same.map((file) => file.extractionId), format, binary, itemIndex });
	}
	return merged;
}

async function mergeTexts(ctx: IExecuteFunctions, files: DownloadedFile[], format: Format): Promise<string | undefined> {
	const texts: string[] = [];
	for (const { binary } of files) texts.push((await readWhole(ctx, binary)).toString('utf8'));
	return format === 'json' ? mergeJson(texts) : mergeCsv(texts);
}

function mergeJson(texts: string[]): string | undefined {
	const arrays = texts.map(parseRows);
	return arrays.every((rows) => rows !== undefined) ? JSON.stringify(arrays.flat(), null, 2) : undefined;
}

function parseRows(text: string): unknown[] | undefined {
	try {
		const rows = JSON.parse(text) as unknown;
		return Array.isArray(rows) ? rows : undefined;
	} catch {
		return undefined;
	}
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Appends the records under one header; undefined when the headers differ. Excel needs the mark at the beginning, if there was one. */
function mergeCsv(marked: string[]): string | undefined {
	const texts = marked.map((text) => text.replace(BYTE_ORDER_MARK, ''));
	const split = texts.map((text) => {
		const end = endOfHeader(text);
		return { header: text.slice(0, end).trimEnd(), records: text.slice(end) };
	});
	if (split.some(({ header }) => header !== split[0].header)) return undefined;
	const lineEnd = texts[0].includes('\r\n') ? '\r\n' : '\n';
	const records = split.map((part) => part.records.replace(/^\r?\n/, '').trimEnd()).filter((text) => text !== '');
	const mark = marked[0].startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
	return mark + [split[0].header, ...records].join(lineEnd) + lineEnd;
}

/** The end of the first line, not counting line ends inside quotes. */
function endOfHeader(text: string): number {
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		if (text[index] === '"') quoted = !quoted;
		if (text[index] === '\n' && !quoted) return index;
	}
	return text.length;
}
