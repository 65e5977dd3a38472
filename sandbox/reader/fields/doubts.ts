import type { Doubt, FieldKey, Finding, LineItem } from '../reading';
import type { Amounts } from './amounts';
import { cents, equal } from './totals';

/** Below this a recognised value needs a person's eye. */
const SURE_ENOUGH = 0.7;
const KEY_FIELDS: FieldKey[] = ['invoiceNumber', 'invoiceDate', 'total', 'vendorName', 'dueDate', 'subtotal', 'tax'];

/** Fields whose value was one of several about as plausible ones. */
export function candidateDoubts(fields: Partial<Record<FieldKey, Finding>>): Doubt[] {
	return entries(fields)
		.filter(([, finding]) => finding.alternatives.length > 0)
		.map(([field, finding]) => {
			const candidates = [finding.value, ...finding.alternatives];
			const description = `${NAMES[field] ?? field} could be ${candidates.join(' or ')}`;
			return { kind: 'two-candidates', field, description, candidates };
		});
}

/** Key fields whose characters were hard to recognise. */
export function recognitionDoubts(fields: Partial<Record<FieldKey, Finding>>): Doubt[] {
	return entries(fields)
		.filter(([field, { source, confidence }]) => KEY_FIELDS.includes(field) && source === 'ocr' && confidence < SURE_ENOUGH)
		.map(([field, { value, confidence }]) => ({
			kind: 'low-confidence',
			field,
			description: `${NAMES[field] ?? field} was recognised as ${value} with only ${Math.round(confidence * 100)} % confidence`,
			candidates: [value],
		}));
}

/** Sums that do not come out: the summary in itself, and the line items against it. */
export function arithmeticDoubts({ addsUp, chosen, candidates, lineAdjustments }: Amounts, lineItems: LineItem[]): Doubt[] {
	const doubts: Doubt[] = [];
	const { subtotal, discount, shipping, tax, total } = chosen;
	if (addsUp === false && subtotal && total) {
		const expected = cents(subtotal.value - Math.abs(discount?.value ?? 0) + (shipping?.value ?? 0) + (tax?.value ?? 0));
		doubts.push({
			kind: 'arithmetic',
			field: 'total',
			description: `The total is ${total.value}, but subtotal, discount, shipping and tax give ${expected}`,
			candidates: [total.value, expected],
		});
	}
	const amounts = lineItems.map((item) => item.amount);
	const sum = cents(amounts.reduce((all: number, amount) => all + (amount ?? 0), 0));
	const printedSums = candidates.subtotal.filter((candidate) => candidate.score >= 0.4);
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

const NAMES: Partial<Record<FieldKey, string>> = {
	vendorName: 'The vendor',
	customerName: 'The customer',
	invoiceNumber: 'The invoice number',
	invoiceDate: 'The invoice date',
	dueDate: 'The due date',
	serviceStartDate: 'The start of the service period',
	serviceEndDate: 'The end of the service period',
	purchaseOrderNumber: 'The purchase order number',
	subtotal: 'The subtotal',
	tax: 'The tax',
	total: 'The total',
	amountDue: 'The amount due',
	amountPaid: 'The amount paid',
};

function entries(fields: Partial<Record<FieldKey, Finding>>): Array<[FieldKey, Finding]> {
	return Object.entries(fields) as Array<[FieldKey, Finding]>;
}
