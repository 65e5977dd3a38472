import type { IDataObject } from 'n8n-workflow';

import { amountOf, type Layout } from '../../../invoice/columns';
import { spelling } from '../../../invoice/identity';
import { readText } from '../../../invoice/text';

/**
 * A hash of what `identify` finds in rows with these columns, without making the texts: it is the same for the same invoice, and for a
 * few others. 0 where the row identifies nothing.
 */
export function identityHash(layout: Layout): (columns: IDataObject) => number {
	const number = layout.names.get('invoiceNumber') ?? layout.names.get('receiptNumber');
	if (number === undefined) return () => 0;
	const vendor = layout.names.get('vendorName');
	return (columns) => {
		const stated = readText(columns[number]);
		if (stated === undefined) return 0;
		const owner = vendor === undefined ? undefined : readText(columns[vendor]);
		// Numbers of unnamed vendors go with their total, as `identify` says.
		const ofOwner = owner === undefined ? addText(START, String(amountOf(columns, layout, 'total')?.toFixed(2))) : addSpelling(START, owner);
		return finish(addSpelling(add(ofOwner, SEPARATOR), stated));
	};
}

const START = 0x811c9dc5;
const [SEPARATOR, ZERO, FIRST_PRINTABLE, LAST_PRINTABLE] = ['\n', '0', ' ', '~'].map((sign) => sign.charCodeAt(0));
/** What `spelling` makes of a printable character of ASCII, by its code; 0 of what it leaves out. */
const SPELLED = Uint8Array.from({ length: LAST_PRINTABLE + 1 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0));

/** FNV-1a, 32 bits. */
function add(hash: number, code: number): number {
	return Math.imul(hash ^ code, 0x01000193);
}

function addText(hash: number, text: string): number {
	let sum = hash;
	for (let index = 0; index < text.length; index++) sum = add(sum, text.charCodeAt(index));
	return sum;
}

/** Adds what `spelling` makes of a text. */
function addSpelling(hash: number, text: string): number {
	let sum = hash;
	let isLeading = true;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		// The spelling of anything else needs a look at the tables of Unicode.
		if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE) return addText(hash, withoutZeros(spelling(text)));
		const spelled = SPELLED[code];
		if (spelled === 0 || (isLeading && spelled === ZERO)) continue;
		isLeading = false;
		sum = add(sum, spelled);
	}
	return sum;
}

/** Zeros alone are one zero in the spelling, and nothing in the hash. */
function withoutZeros(spelled: string): string {
	return spelled === '0' ? '' : spelled;
}

/** With the bits mixed once more, for texts that differ in their last character only. */
function finish(hash: number): number {
	return (hash ^ (hash >>> 15)) | 0 || 1;
}
