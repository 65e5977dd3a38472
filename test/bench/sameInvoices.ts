import type { DocumentReader, FieldKey, Finding } from '../../sandbox/reader/reading';

/**
 * Finds the same invoices in every document without looking at it: the bench is about the client, not about reading.
 * @param count how many in each
 */
export function sameInvoices(count: number): DocumentReader {
	return {
		read: async ({ fileName }) => ({
			status: 'read',
			pages: [{ page: 1, status: 'read', source: 'text' }],
			invoices: Array.from({ length: count }, (_, index) => ({
				fields: fields({
					invoiceNumber: count === 1 ? fileName : `${fileName} ${index + 1}`,
					invoiceDate: '2026-01-14',
					vendorName: 'Harbor Supply Co.',
					currency: 'USD',
					subtotal: 100,
					tax: 19,
					total: 119,
				}),
				lineItems: [],
				taxes: [],
				pages: [1],
				doubts: [],
				lines: [],
			})),
		}),
		close: async () => undefined,
	};
}

function fields(values: Partial<Record<FieldKey, string | number>>): Partial<Record<FieldKey, Finding>> {
	const findings = Object.entries(values).map(([key, value]) => {
		return [key, { value, confidence: 1, page: 1, source: 'text' as const, alternatives: [] }] as const;
	});
	return Object.fromEntries(findings);
}
