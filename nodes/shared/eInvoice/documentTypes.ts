/** The codes of UNTDID 1001 that EN 16931 allows and that are met, in words. */
const WORDS: Readonly<Record<string, string>> = {
	80: 'Debit Note',
	82: 'Invoice',
	83: 'Credit Note',
	84: 'Debit Note',
	261: 'Self-billed Credit Note',
	262: 'Credit Note',
	296: 'Credit Note',
	308: 'Credit Note',
	325: 'Pro Forma Invoice',
	326: 'Partial Invoice',
	380: 'Invoice',
	381: 'Credit Note',
	383: 'Debit Note',
	384: 'Corrected Invoice',
	386: 'Prepayment Invoice',
	389: 'Self-billed Invoice',
	396: 'Credit Note',
	420: 'Credit Note',
	458: 'Credit Note',
	532: 'Credit Note',
	751: 'Invoice Information',
	875: 'Partial Construction Invoice',
	876: 'Partial Final Construction Invoice',
	877: 'Final Construction Invoice',
};

/** What a document is, by its code. All others that the standard allows are invoices of some sort. */
export function documentTypeOf(code: string | undefined): string | null {
	return code === undefined ? null : (WORDS[code] ?? 'Invoice');
}
