import { fieldKeyForName } from '../../reader/fieldNames';

/**
 * The column names that a sentence asks for, in its order: "Extract invoice number, date and all line items
 * with descriptions" gives Invoice Number, Date, Line Item Description. Sentences that only say how
 * ("Dates should be ...") name none.
 */
export function columnsOfSentence(text: string): string[] {
	const names = sentences(text).flatMap((sentence) => columnsOf(sentence));
	return [...new Set(names)];
}

function sentences(text: string): string[] {
	return text
		.replace(/\([^)]*\)/g, '')
		.split(/(?<=[\p{L}\d)])[.!?](?=\s|$)|\n+/u)
		.map((sentence) => sentence.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, '').trim())
		.filter((sentence) => sentence !== '' && !isInstruction(sentence));
}

/** How to deliver rather than what: unless it is a field by name, as "Due date" is. */
function isInstruction(sentence: string): boolean {
	return INSTRUCTION.test(sentence) && fieldKeyForName(sentence) === undefined;
}

const INSTRUCTION =
	/\b(should|must|format|formatted|do not|don't|never|always|ignore|skip|one row|use|if|when|prefix|only)\b/i;

const VERBS =
	/^.*?\b(?:extract|get|give me|return|find|pull|read|list|capture|collect|output|i need|i want|what is|what are)\b[\s:]*(?:out\s+)?/i;

function columnsOf(sentence: string): string[] {
	const wanted = sentence
		.replace(VERBS, '')
		.replace(/\s+(?:from|of|in|for)\s+(?:each|every|all|the|these|this|my)\s+.*$/i, '');
	let withinLines = false;
	return splitList(wanted).flatMap((piece) => {
		const lines = LINES.exec(piece);
		if (lines) withinLines = true;
		const name = (lines ? (lines[1] ?? 'line item description') : piece).trim();
		if (name === '' || name.split(/\s+/).length > MAX_WORDS) return [];
		return [withinLines ? lineItemName(name) : titled(name)];
	});
}

const LINES =
	/^(?:line[- ]?items?|items?|products?|positions?)(?:\s+(?:with|including|incl\.?|and their|and)\s+(?:their\s+)?(.+))?$/i;

const MAX_WORDS = 6;

function splitList(text: string): string[] {
	return text
		.replace(/\([^)]*\)/g, '')
		.split(/[,;&\n|]|\s+and\s+|\s+und\s+|\s+et\s+|:/i)
		.map((piece) =>
			piece
				.replace(/^\s*(?:(?:and|the|all|each|every|its|their|any|a|an|also|please)\s+)+/i, '')
				.trim(),
		)
		.filter((piece) => piece !== '');
}

/** "unit prices" asked for within the line items is their Line Item Unit Price. */
function lineItemName(name: string): string {
	const single = name.replace(/ies$/i, 'y').replace(/(?<!s)s$/i, '');
	if (/^(?:line[ -]?)?item/i.test(single)) return titled(single);
	return titled(`line item ${single}`);
}

function titled(name: string): string {
	return name
		.split(/\s+/)
		.map((word) => (ACRONYMS.has(word.toUpperCase()) ? word.toUpperCase() : capitalised(word)))
		.join(' ');
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const ACRONYMS = new Set(['ID', 'PO', 'VAT', 'IBAN', 'BIC', 'SKU', 'GST', 'HST', 'EIN', 'ABN', 'SWIFT']);
