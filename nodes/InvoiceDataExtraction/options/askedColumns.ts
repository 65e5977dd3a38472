import { readersOf, type AskedColumns } from '../../shared/eInvoice/askedColumns';
import type { Instructions } from '../extraction/extractionData';

/**
 * The columns that instructions ask for. A text leaves them to the service; where it also decides what a row stands for, columns that
 * are about lines alone ask for a row a line.
 */
export function askedColumnsOf({ prompt, outputStructure }: Instructions): AskedColumns {
	const columns = typeof prompt === 'string' ? undefined : namesOf(prompt.fields);
	const isPerLine = outputStructure === 'per_line_item' || (outputStructure === 'automatic' && columns !== undefined && asksForLines(columns));
	return { ...(columns && { columns }), structure: isPerLine ? 'lineItem' : 'invoice' };
}

function namesOf(fields: unknown): string[] {
	return (Array.isArray(fields) ? (fields as Array<{ name: string }>) : []).map(({ name }) => name);
}

function asksForLines(columns: string[]): boolean {
	return readersOf(columns).some(({ ofInvoice, ofLine }) => ofLine && !ofInvoice);
}
