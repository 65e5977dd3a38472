import { defineRule, NO_SETTINGS, type Finding } from './rule';

/** An e-invoice breaks rules of EN 16931. Whoever books it wrongly loses the deduction of its tax. */
export const eInvoiceInvalid = defineRule({
	code: 'E_INVOICE_INVALID',
	name: 'E-Invoice Invalid',
	description: 'The e-invoice breaks a rule of EN 16931 on sums, taxes, required terms or codes',
	counted: ['with an invalid e-invoice', 'with invalid e-invoices'],
	isOnByDefault: true,
	needs: 'eInvoice',
	settings: NO_SETTINGS,
	check: ({ rows }) => {
		const found: Finding[] = [];
		rows.forEach(({ violations, origin }, row) => {
			const broken = violations ?? origin?.eInvoice?.violations;
			if (broken) for (const { rule, message } of broken) found.push({ row, message: `${rule}: ${message}` });
		});
		return found;
	},
});
