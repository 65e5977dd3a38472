import type { DocumentReading, FieldKey, Invoice } from '../../reader/reading';
import { cents } from '../../reader/fields/totals';

export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW';

/** What the service thinks of its own extraction. */
export interface Verdict {
	total: number | null;
	total_source: 'explicit_total' | 'derived_from_net_amount' | 'unknown';
	confidence: Confidence;
	automation_ready: boolean;
	validation_status: 'valid' | 'derived_total_confirmed' | 'needs_review';
	validation_explanation: string | null;
	warning_severity: 'risk' | null;
}

const KEY_FIELDS: FieldKey[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'total'];

/** Judges an invoice by the doubts that the reader really had about it. */
export function judge(invoice: Invoice, reading: DocumentReading): Verdict {
	const total = findTotal(invoice);
	const flags = flagsOf(invoice, reading, total);
	const confidence = confidenceOf(invoice);
	const passed = flags.length === 0;
	const derived = total.total_source === 'derived_from_net_amount';
	return {
		...total,
		confidence,
		// "true when confidence is HIGH and math validation passed".
		automation_ready: confidence === 'HIGH' && passed,
		validation_status: !passed ? 'needs_review' : derived ? 'derived_total_confirmed' : 'valid',
		validation_explanation: passed ? null : flags.join(' '),
		// '"risk" when the validation engine flags a job as requiring human review'.
		warning_severity: passed ? null : 'risk',
	};
}

function findTotal({ fields }: Invoice): Pick<Verdict, 'total' | 'total_source'> {
	if (typeof fields.total?.value === 'number') return { total: fields.total.value, total_source: 'explicit_total' };
	const net = fields.subtotal?.value;
	if (typeof net !== 'number') return { total: null, total_source: 'unknown' };
	return { total: cents(net + Number(fields.tax?.value ?? 0)), total_source: 'derived_from_net_amount' };
}

function flagsOf(invoice: Invoice, reading: DocumentReading, { total }: Pick<Verdict, 'total'>): string[] {
	const others = reading.status === 'read' ? reading.invoices.length - 1 : 0;
	const failedPages = reading.status === 'read' ? reading.pages.filter(({ status }) => status === 'failed') : [];
	return [
		...(total === null ? ['The total could not be found.'] : []),
		...invoice.doubts.filter(({ kind }) => kind === 'arithmetic').map(({ description }) => `${description}.`),
		...(others > 0 ? [`The document holds ${others} more invoice(s), which are not part of the result.`] : []),
		...(failedPages.length > 0 ? [`${failedPages.length} page(s) could not be read.`] : []),
	];
}

/** "Based on field completeness and cross-field validation." */
function confidenceOf({ fields, doubts }: Invoice): Confidence {
	const missing = KEY_FIELDS.filter((field) => fields[field] === undefined);
	if (missing.length > 1) return 'LOW';
	const sure = doubts.length === 0 && missing.length === 0;
	return sure ? 'HIGH' : 'MEDIUM';
}
