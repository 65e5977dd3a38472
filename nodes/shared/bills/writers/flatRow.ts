import { sumOf } from '../../invoice/sums';
import type { BillWriter } from '../bill';

/** One row for spreadsheets and databases, whose columns stay the same. What is given back has a minus here, so that a column can be summed up. */
export const flatRow: BillWriter = {
	name: 'a flat row',
	isLedger: false,
	refuse: () => [],
	write: ({ kind, vendor, number, date, dueDate, currency, purchaseOrder, lines, tax, total, key }) => {
		const sign = kind === 'credit' ? -1 : 1;
		const joined = (values: Array<string | null>) => [...new Set(values.filter((value) => value !== null))].join('; ');
		return {
			'Bill Key': key,
			Type: kind === 'credit' ? 'Credit' : 'Bill',
			'Vendor ID': vendor.id,
			Vendor: vendor.name,
			'Invoice Number': number,
			'Invoice Date': date,
			'Due Date': dueDate,
			Currency: currency,
			Net: sumOf([total, -tax]) * sign,
			Tax: tax * sign,
			Total: total * sign,
			'PO Number': purchaseOrder,
			Account: joined(lines.map(({ account }) => account)),
			'Tax Code': joined(lines.map(({ taxCode }) => taxCode)),
			'Cost Center': joined(lines.map(({ costCenter }) => costCenter)),
			Tracking: joined(lines.map(({ tracking }) => tracking)),
			Lines: joined(lines.map(({ description }) => description)),
		};
	},
};
