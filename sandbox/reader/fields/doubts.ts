import type { Doubt, FieldKey, Finding, LineItem } from '../reading';
import type { Amounts } from './amounts';
import type { Candidate } from './candidates';
import { FIELD_LABELS } from './fieldLabels';
import { cents, equal, HIGHEST_TAX } from './totals';

/** The fields without which a row is of no use, and how sure each must be not to be called a guess. */
const NEEDED: Partial<Record<FieldKey, number>> = { invoiceNumber: 0.6, invoiceDate: 0.5, total: 0.72, vendorName: 0.62 };
/** Recognised characters are never as sure as printed ones: what is needed of them in relation. */
const RECOGNISED = 0.8;
/** Below this a recognised value of another important field needs a person's eye. */
const SURE_ENOUGH = 0.7;
const IMPORTANT: FieldKey[] = ['dueDate', 'subtotal', 'tax'];

/** A sum that scores less was calculated and is printed nowhere. */
const PRINTED = 0.4;
/** A total that scores as much has a label that says nothing else. */
const LABELLED = 0.85;

type Fields = Partial<Record<FieldKey, Finding>>;

/** Needed fields that were not found at all. */
export function missingDoubts(fields: Fields): Doubt[] {
	return (Object.keys(NEEDED) as FieldKey[])
		.filter((field) => fields[field] === undefined)
		.map((field) => ({ kind: 'missing', field, description: `${labelOf(field)} was not found`, candidates: [] }));
}

/** Fields whose value was one of several about as plausible ones. */
export function candidateDoubts(fields: Fields): Doubt[] {
	return entries(fields)
		.filter(([, finding]) => finding.alternatives.length > 0)
		.map(([field, finding]) => {
			const candidates = [finding.value, ...finding.alternatives];
			const description = `${labelOf(field)} could be ${candidates.join(' or ')}`;
			return { kind: 'two-candidates', field, description, candidates };
		});
}

/** Fields that nothing but a guess speaks for, or whose characters were hard to recognise. */
export function confidenceDoubts(fields: Fields, { isConfirmed }: Pick<Amounts, 'isConfirmed'>): Doubt[] {
	return entries(fields)
		.filter(([field, { source, confidence, alternatives }]) => {
			if (alternatives.length > 0 || (field === 'total' && isConfirmed)) return false;
			const needed = NEEDED[field];
			if (needed === undefined) return IMPORTANT.includes(field) && source === 'ocr' && confidence < SURE_ENOUGH;
			return confidence < needed * (source === 'ocr' ? RECOGNISED : 1);
		})
		.map(([field, { value, confidence, source }]) => {
			const how = source === 'ocr' ? 'was recognised as' : 'was taken to be';
			const description = `${labelOf(field)} ${how} ${value} with only ${Math.round(confidence * 100)} % confidence`;
			return { kind: 'low-confidence', field, description, candidates: [value] };
		});
}

/** Sums that do not come out: the summary in itself, and the line items against it. */
export function arithmeticDoubts({ addsUp, isConfirmed, chosen, candidates, lineAdjustments }: Amounts, lineItems: LineItem[]): Doubt[] {
	const doubts: Doubt[] = [];
	const { subtotal, discount, shipping, tax, total } = chosen;
	if (addsUp === false && !isConfirmed && subtotal && total && subtotal.score >= PRINTED) {
		const expected = cents(subtotal.value - Math.abs(discount?.value ?? 0) + (shipping?.value ?? 0) + (tax?.value ?? 0));
		doubts.push({
			kind: 'arithmetic',
			field: isPlausible(subtotal, tax) || total.score < LABELLED ? 'total' : 'subtotal',
			description: `The total is ${total.value}, but subtotal, discount, shipping and tax give ${expected}`,
			candidates: [total.value, expected],
		});
	}
	const dearest = Math.max(...lineItems.map((item) => item.amount ?? 0), 0);
	if (!isConfirmed && total && total.value > 0 && total.score < LABELLED && !discount && dearest > total.value + 0.01) {
		const description = `The total is ${total.value}, but one item alone comes to ${dearest}`;
		doubts.push({ kind: 'arithmetic', field: 'total', description, candidates: [total.value, dearest] });
	}
	const amounts = lineItems.map((item) => item.amount);
	const sum = cents(amounts.reduce((all: number, amount) => all + (amount ?? 0), 0));
	const printedSums = candidates.subtotal.filter((candidate) => candidate.score >= PRINTED);
	const known = [subtotal, total, ...printedSums].filter((amount) => amount !== undefined).map((amount) => amount.value);
	if (amounts.length === 0 || amounts.includes(undefined) || known.length === 0) return doubts;
	const reduction = Math.abs(discount?.value ?? 0);
	const extra = shipping?.value ?? 0;
	const fits = known.some((amount) => [0, reduction, -extra, reduction - extra, -lineAdjustments].some((change) => equal(sum, amount + change, 0.011 + 0.005 * amounts.length)));
	if (!fits) {
		const [printed] = known;
		doubts.push({
			kind: 'arithmetic',
			field: 'subtotal',
			description: `The line items add up to ${sum}, but the ${subtotal ? 'subtotal' : 'total'} is ${printed}`,
			candidates: [printed, sum],
		});
	}
	return doubts;
}

/** Whether subtotal and tax can be those of one invoice, so that it is the total that does not fit them. */
function isPlausible(subtotal: Candidate<number>, tax: Candidate<number> | undefined): boolean {
	return tax !== undefined && Math.abs(tax.value) <= HIGHEST_TAX * Math.abs(subtotal.value);
}

function labelOf(field: FieldKey): string {
	return FIELD_LABELS[field] ?? field;
}

function entries(fields: Fields): Array<[FieldKey, Finding]> {
	return Object.entries(fields) as Array<[FieldKey, Finding]>;
}
