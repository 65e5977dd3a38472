import type { InvoiceLine } from './model/invoice';
import type { AllowanceCharge, EInvoiceLine } from './standardizedEInvoice';

export function lineOf(line: InvoiceLine): EInvoiceLine {
	const { name, description } = line;
	return {
		position: line.id ?? null,
		description: name ?? description ?? null,
		details: name ? (description ?? null) : null,
		note: line.notes.join('\n') || null,
		itemNumber: line.sellerItem ?? line.buyerItem ?? line.standardItem?.id ?? null,
		buyerItemNumber: line.buyerItem ?? null,
		standardItemNumber: line.standardItem?.id ?? null,
		orderPosition: line.orderLine ?? null,
		quantity: line.quantity ?? null,
		unit: line.unit ?? null,
		unitPrice: unitPriceOf(line),
		taxRate: line.rate ?? null,
		// EN 16931 states the tax of all lines of a rate together.
		taxAmount: null,
		taxCategory: line.category ?? null,
		amount: line.amount ?? null,
		allowances: line.allowances.map(withoutTax),
		charges: line.charges.map(withoutTax),
		periodStart: line.period?.start ?? null,
		periodEnd: line.period?.end ?? null,
	};
}

/** A price may be stated for a hundred: then of one, without the digits that binary fractions add. */
function unitPriceOf({ netPrice, priceQuantity = 1 }: InvoiceLine): number | null {
	if (netPrice === undefined) return null;
	return priceQuantity === 1 || priceQuantity === 0 ? netPrice : Number((netPrice / priceQuantity).toPrecision(12));
}

type Stated = Partial<Record<'amount' | 'percent' | 'base' | 'rate', number> & { reason: string; reasonCode: string }>;

export function allowanceOf(stated: Stated): AllowanceCharge {
	return { ...withoutTax(stated), taxRate: stated.rate ?? null };
}

function withoutTax({ reason, reasonCode, amount, percent, base }: Stated): Omit<AllowanceCharge, 'taxRate'> {
	return { reason: reason ?? reasonCode ?? null, amount: amount ?? null, percent: percent ?? null, base: base ?? null };
}
