import type { InvoiceLine, InvoiceTerms } from '../model/invoice';

/** What makes up the net amount of an invoice, each with its tax. */
export interface TaxedPart {
	kind: 'line' | 'allowance' | 'charge';
	/** For people: `line 3`, `an allowance`. */
	called: string;
	/** With the sign that it has in the sum. */
	amount: number;
	category?: string;
	rate?: number;
}

export function taxedParts(terms: InvoiceTerms): readonly TaxedPart[] {
	const known = partsOf.get(terms);
	if (known) return known;
	const parts = readParts(terms);
	partsOf.set(terms, parts);
	return parts;
}

/** Those of one category of VAT; ninety rules ask for them. */
export function partsInCategory(terms: InvoiceTerms, category: string): readonly TaxedPart[] {
	let byCategory = categoriesOf.get(terms);
	if (!byCategory) {
		byCategory = new Map();
		for (const part of taxedParts(terms)) {
			const same = byCategory.get(part.category ?? '');
			if (same) same.push(part);
			else byCategory.set(part.category ?? '', [part]);
		}
		categoriesOf.set(terms, byCategory);
	}
	return byCategory.get(category) ?? [];
}

const partsOf = new WeakMap<InvoiceTerms, TaxedPart[]>();
const categoriesOf = new WeakMap<InvoiceTerms, Map<string, TaxedPart[]>>();

function readParts(terms: InvoiceTerms): TaxedPart[] {
	return [
		...countedLines(terms).map((line, index): TaxedPart => ({ ...taxOf(line), kind: 'line', called: lineName(line, index), amount: line.amount ?? 0 })),
		...terms.allowances.map((allowance): TaxedPart => ({ ...taxOf(allowance), kind: 'allowance', called: 'an allowance', amount: -(allowance.amount ?? 0) })),
		...chargesOf(terms).map((charge): TaxedPart => ({ ...taxOf(charge), kind: 'charge', called: 'a charge', amount: charge.amount ?? 0 })),
	];
}

export function countedLines({ lines }: InvoiceTerms): InvoiceLine[] {
	return lines.filter(isCounted);
}

/** Whether a line is no heading of others, which EXTENDED has; those of ZUGFeRD 1 may be texts alone. */
export function isCounted({ status }: InvoiceLine): boolean {
	return status !== 'GROUP' && status !== 'INFORMATION';
}

/** With those for logistics, which EXTENDED has. */
export function chargesOf({ charges, serviceCharges }: InvoiceTerms) {
	return [...charges, ...serviceCharges];
}

export function lineName({ id }: InvoiceLine, index: number): string {
	return `line ${id && id.length <= 20 ? id : index + 1}`;
}

function taxOf({ category, rate }: { category?: string; rate?: number }): Pick<TaxedPart, 'category' | 'rate'> {
	return { ...(category !== undefined && { category }), ...(rate !== undefined && { rate }) };
}
