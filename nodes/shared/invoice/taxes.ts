import type { IDataObject } from 'n8n-workflow';

import { readAmount } from './amounts';
import { valueOf, type Layout } from './columns';
import { isObject } from './nested';
import type { TaxAmount } from './standardizedInvoice';
import { readText } from './text';

/** The single taxes that a row states, named as its columns; undefined when it states none. */
export function readTaxes(columns: IDataObject, layout: Layout): TaxAmount[] | undefined {
	if (Array.isArray(columns.taxes)) return columns.taxes.filter(isObject).map(listedTax);
	const rate = readRate(valueOf(columns, layout, 'taxRate')) ?? null;
	const total = layout.names.get('tax');
	const names = layout.taxes.length > 0 ? layout.taxes : total === undefined ? [] : [total];
	const taxes = names.flatMap((name) => {
		const amount = readAmount(columns[name]);
		// One rate cannot be that of several taxes; their names may tell theirs, as in "VAT 19%".
		return amount === undefined ? [] : [{ name, rate: rateInName(name) ?? (names.length === 1 ? rate : null), amount }];
	});
	return taxes.length > 0 ? taxes : undefined;
}

/** An entry of a list of taxes, which a service with fixed fields gives. */
function listedTax({ type, name, rate, amount }: IDataObject): TaxAmount {
	return { name: readText(name) ?? readText(type) ?? 'Tax', rate: readRate(rate) ?? null, amount: readAmount(amount) ?? null };
}

/** A rate in percent: `19`, `19%`, `7,7 %`; a number below 1 is a share, as in `0.0825`. */
export function readRate(value: unknown): number | undefined {
	const rate = readAmount(value);
	if (rate === undefined) return undefined;
	const isShare = rate > 0 && rate < 1 && !String(value).includes('%');
	// Without the digits that binary fractions add.
	return isShare ? Number((rate * 100).toPrecision(12)) : rate;
}

function rateInName(name: string): number | undefined {
	const found = /(\d+(?:[.,]\d+)?)\s*%/.exec(name);
	return found ? readAmount(found[1]) : undefined;
}
