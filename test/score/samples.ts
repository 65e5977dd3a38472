import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DocumentReader, DocumentReading, ReadOptions } from '../../sandbox/reader/reading';
import { compare, type Comparison } from './compare';
import { fromXmlFields, truthFor, unprintedFields, type Truth } from './truth';

/** How a document's text came to the reader: what makes the difference for how well it can be read. */
export const KINDS = ['embedded XML', 'XML ignored', 'text layer', 'scan or photo', 'drawn as a picture'] as const;
export type Kind = (typeof KINDS)[number];

export interface Scored {
	kind: Kind;
	folder: string;
	file: string;
	pages: number;
	/** Wall-clock time, with another document being read beside it. */
	seconds: number;
	comparisons: Comparison[];
}

/** Folders whose documents have no truth but the XML inside, which says what is printed. */
const XML_IS_TRUTH = ['zugferd-form'];

const LIMITS = { timeLimitMs: 60_000, maxPages: 500 };

/**
 * Reads a document in each mode that makes a difference for it; nothing where no truth is known.
 * @param asPictures reads PDFs as pictures too
 */
export async function scoreDocument(reader: DocumentReader, file: string, asPictures = false): Promise<Scored[]> {
	const known = truthFor(file);
	const folder = basename(join(file, '..'));
	const usual = await timed(reader, file);
	const ofXml = fromXmlFields(invoiceOf(usual.reading)?.fields ?? {});
	const isHybrid = Object.keys(ofXml).length > 0;
	const truth = known ?? (XML_IS_TRUTH.includes(folder) ? ofXml : undefined);
	if (!truth) return [];
	const results: Scored[] = [];
	const unprinted = isHybrid ? unprintedFields(file) : [];
	const add = (kind: Kind, { reading, seconds }: Timed, expected: Truth): void => {
		const { fields, doubts } = invoiceOf(reading) ?? { fields: {}, doubts: [] };
		// A page that failed with a reason says of all its fields that they are missing.
		const comparisons = compare({ fields, doubts }, expected).map((comparison) => ({
			...comparison,
			causes: isFailed(reading) ? ['failed'] : comparison.causes,
			isContradicted: kind === 'embedded XML' && unprinted.includes(comparison.field),
		}));
		const pages = reading.status === 'read' ? reading.pages.length : 1;
		results.push({ kind, folder, file: basename(file), pages, seconds, comparisons });
	};
	const isPdf = /\.pdf$/i.test(file);
	const isScan = usual.reading.status === 'read' && usual.reading.pages.some(({ source }) => source === 'ocr');
	add(isHybrid ? 'embedded XML' : isScan ? 'scan or photo' : 'text layer', usual, truth);
	const printed = without(truth, unprinted);
	if (isHybrid) add('XML ignored', await timed(reader, file, { ignoreXml: true }), printed);
	if (isPdf && !isScan && asPictures) add('drawn as a picture', await timed(reader, file, { ignoreXml: true, ignoreTextLayer: true }), printed);
	return results;
}

interface Timed {
	reading: DocumentReading;
	seconds: number;
}

async function timed(reader: DocumentReader, file: string, mode: Pick<ReadOptions, 'ignoreXml' | 'ignoreTextLayer'> = {}): Promise<Timed> {
	const bytes = readFileSync(file);
	const startedAt = performance.now();
	const reading = await reader.read({ fileName: basename(file), bytes }, { ...LIMITS, ...mode });
	return { reading, seconds: (performance.now() - startedAt) / 1000 };
}

function invoiceOf(reading: DocumentReading) {
	return reading.status === 'read' ? reading.invoices[0] : undefined;
}

function isFailed(reading: DocumentReading): boolean {
	return reading.status !== 'read' || reading.pages.every(({ status }) => status === 'failed');
}

function without(truth: Truth, fields: Array<keyof Truth>): Truth {
	return Object.fromEntries(Object.entries(truth).filter(([field]) => !fields.includes(field as keyof Truth)));
}
