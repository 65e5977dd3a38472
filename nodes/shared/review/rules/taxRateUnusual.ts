import { valueOf } from '../../invoice/columns';
import type { StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { readRate } from '../../invoice/taxes';
import { flatRatesOf, ratesOf } from '../../payables/taxRates';
import { countryOf } from '../../payables/vendorCountry';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** Rates are written with few decimals, and calculated from rounded amounts. */
const CLOSE = 0.05;

/** A tax rate that the vendor's country does not have, nor had; a tax that is more than its highest rate makes. */
export const taxRateUnusual = defineRule({
	code: 'TAX_RATE_UNUSUAL',
	name: 'Unusual Tax Rate',
	description: "The tax rate is none of the vendor's country",
	counted: ['with an unusual tax rate', 'with unusual tax rates'],
	isOnByDefault: false,
	partOf: 'taxes',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, (payable, field) => {
			const country = countryOf(payable);
			const rates = country === undefined ? undefined : ratesOf(country);
			if (!rates || country === undefined) return [];
			const expected = `where ${country} has ${rates.join(', ')}`;
			const [first] = payable.rows;
			const ofRow = readRate(valueOf(input.rows[first].columns, input.layouts[first], 'taxRate'));
			const stated = statedRates(payable.invoice, ofRow);
			const usual = [0, ...rates, ...flatRatesOf(country)];
			const unusual = stated.filter((rate) => !usual.some((known) => Math.abs(known - rate) <= CLOSE));
			if (stated.length > 0) return unusual.map((rate) => ({ about: 'taxRate', message: `${field('taxRate', 'The tax rate')} is ${rate}%, ${expected}` }));
			const made = rateMade(payable.invoice);
			return made !== undefined && made > rates[0] + CLOSE + 0.5 ? [{ about: 'tax', message: `${field('tax', 'The tax')} is ${made.toFixed(1)}% of the net amount, ${expected}` }] : [];
		}),
});

/** @param ofRow what the column of the rate says, also where there is no tax */
function statedRates({ taxes, lineItems }: StandardizedInvoice, ofRow: number | undefined): number[] {
	const rates = [ofRow ?? null, ...taxes.map(({ rate }) => rate), ...lineItems.map(({ taxRate }) => taxRate)];
	return [...new Set(rates.filter((rate) => rate !== null))];
}

/** The tax in percent of what it is on; of several rates it says only that none is higher. */
function rateMade({ subtotal, tax, total }: StandardizedInvoice): number | undefined {
	const net = subtotal ?? (total === null || tax === null ? null : total - tax);
	return net === null || tax === null || net === 0 ? undefined : (tax / net) * 100;
}
