import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { ReviewRow } from '../../../../../nodes/shared/review/evidence';
import { reviewRows } from '../../../../../nodes/shared/review/reviewRows';
import { reviewing } from '../../../../support/panel';
import { useProbe } from '../../support/probe';

const probed = useProbe();
const [FIRST, SECOND] = ['DE89370400440532013000', 'NO9386011117947'];
const EARLIER = { reviewRules: ['BANK_DETAILS_CHANGED', 'TOTALS_MISMATCH'], knownBankDetails: 'listAndEarlier' };

const invoice = (iban: string, vendor = 'Harbor Supply', more: IDataObject = {}): ReviewRow => ({ columns: { 'Vendor Name': vendor, IBAN: iban, ...more }, extractionId: 'extraction-1' });

/** The indexes of the rows that are flagged for their bank details, in an execution of its own. */
async function changed(rows: ReviewRow[], options: IDataObject = {}, helpers?: object): Promise<number[]> {
	return await probed(async (ctx) => {
		const given = helpers ? (Object.create(ctx, { helpers: { value: helpers } }) as IExecuteFunctions) : ctx;
		const reasons = await reviewRows(given, rows, new Map(), reviewing({ ...EARLIER, ...options }));
		return reasons.flatMap((found, index) => (found.some(({ code }) => code === 'BANK_DETAILS_CHANGED') ? [index] : []));
	});
}

it('finds another IBAN than earlier executions saw for the vendor, as often as it comes', async () => {
	expect(await changed([invoice(FIRST), invoice(SECOND, 'Another Vendor')])).toEqual([]);
	expect(await changed([invoice('de89 3704 0044 0532 0130 00', 'HARBOR SUPPLY Ltd'), invoice(SECOND)])).toEqual([1]);
	expect(await changed([invoice(SECOND)])).toEqual([0]);
	expect(await changed([invoice(FIRST)])).toEqual([]);
});

it('compares accounts that are no IBANs, and invoices of one execution', async () => {
	const account = (number: string) => invoice('', 'Harbor Supply', { 'Bank Account': number });
	expect(await changed([account('12-34'), account('1234'), account('99')])).toEqual([2]);
});

it('learns nothing from an invoice that goes to review for whatever reason', async () => {
	expect(await changed([invoice(FIRST, 'Harbor Supply', { Subtotal: 1, Tax: 1, Total: 5 })])).toEqual([]);
	expect(await changed([invoice(SECOND)])).toEqual([]);
	expect(await changed([invoice(FIRST)])).toEqual([0]);
});

it('lets the list of known vendors decide where it has an account', async () => {
	await changed([invoice(FIRST)]);
	expect(await changed([invoice(SECOND)], { knownVendors: [{ name: 'Harbor Supply', iban: SECOND }] })).toEqual([]);
});

it('remembers nothing unless it is asked to', async () => {
	await changed([invoice(FIRST)]);
	expect(await changed([invoice(SECOND)], { knownBankDetails: 'list' })).toEqual([]);
});

it('sends every row to review where n8n cannot look it up', async () => {
	expect(await changed([invoice(FIRST), invoice(SECOND, 'Another Vendor')], {}, {})).toEqual([0, 1]);
});
