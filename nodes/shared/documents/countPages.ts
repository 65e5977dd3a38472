import type { IExecuteFunctions } from 'n8n-workflow';

import { readContent } from './content';
import type { Document } from './document';

/** How much of a piece is left for the next one, since a mark may lie across two. */
const SEAM = 512;

/** An object of a PDF, a page, a node of pages with its count, or what the first object of a linearized file says. */
const MARKS = /(\d+)\s+\d+\s+obj\b|\/Type\s*\/Page(?![A-Za-z])|\/Count\s+(\d+)|\/Linearized\b[^>]{0,200}?\/N\s+(\d+)/g;

/**
 * How many pages a document has at least, as far as its bytes tell without being unpacked: an image has one, and so has a PDF
 * that keeps its pages in compressed objects.
 * @throws ServiceError (code `UNREADABLE_FILE`)
 */
export async function countPages(ctx: IExecuteFunctions, { kind, binary }: Pick<Document, 'kind' | 'binary'>): Promise<number> {
	if (kind !== 'pdf') return 1;
	const pages = new Set<string>();
	const counts = new Map<string, number>();
	let linearized: number | undefined;
	let object = '';
	const read = (text: string, end: number): number => {
		let done = end;
		for (const found of text.matchAll(MARKS)) {
			if (found.index >= end) break;
			const [mark, number, count, all] = found;
			if (number !== undefined) object = number;
			else if (count !== undefined) counts.set(object, Number(count));
			else if (all !== undefined) linearized = Number(all);
			else pages.add(object);
			done = Math.max(end, found.index + mark.length);
		}
		return done;
	};
	let rest = '';
	for await (const piece of readContent(ctx, binary)) {
		const text = rest + piece.toString('latin1');
		rest = text.slice(read(text, Math.max(0, text.length - SEAM)));
	}
	read(rest, Infinity);
	// What was changed later keeps its old objects in the file, so that the newest counts say how many pages there are at the most.
	const most = counts.size > 0 ? Math.max(...counts.values()) : Infinity;
	return Math.max(1, Math.min(linearized ?? pages.size, most));
}
