import type { IDataObject } from 'n8n-workflow';

import { decisionOf, row, useReviewFixture, type Asked } from './reviewFixture';

const fixture = useReviewFixture();
const VENDORS = [{ 'Vendor ID': '56', Name: 'Harbor Supply Co.', Account: '7', Currency: 'USD', Terms: '30' }];
const BILL = ['_bill', '_billKey', '_billEndpoint'];

/** The lists stand in an expression, which is read anew when the page is asked for and when it is decided. */
const parameters = (addBill: string, vendors: IDataObject[] = VENDORS): IDataObject => ({
	reviewRules: { accountsPayable: { checks: { vendors: { knownVendors: `={{ ${JSON.stringify(vendors)}.filter(() => $('Before').all().length > 0) }}` } } } },
	output: { addBill },
});
const good = (more: IDataObject = {}) => row({ 'Total Amount': 119, Currency: 'USD', ...more });

async function ask(rows: IDataObject[], set = parameters('quickBooks')): Promise<Asked> {
	return await fixture().ask(await Promise.all(rows.map((json) => fixture().item(json))), { parameters: set });
}

const billsIn = async (asked: Asked) => (await asked.out()).map(({ json }) => BILL.filter((name) => name in json));

it('makes the bill of a row as it was corrected, and none of what was rejected or not answered', async () => {
	const asked = await ask([row({ Currency: 'USD' }), good({ 'Invoice Number': 'INV-2', _sourceFile: '2.pdf' }), good({ 'Invoice Number': 'INV-3', _sourceFile: '3.pdf' })]);
	await asked.submit([{ id: 0, decision: 'approved', fields: { 'Total Amount': '119' } }, { id: 1, decision: 'rejected' }]);
	expect(await billsIn(asked)).toEqual([BILL, [], []]);
	const [{ json }] = await asked.out();
	expect(json._bill).toMatchObject({ VendorRef: { value: '56' }, DocNumber: 'INV-1', DueDate: '2026-02-13', Line: [{ Amount: 100 }, { Amount: 19 }] });
	expect(json._billEndpoint).toBe('bill');
});

it('says on the page, and on the item, what is missing for a bill; what a person fills in wins', async () => {
	const asked = await ask([good({ 'Vendor Name': 'Newcomer Ltd', 'Vendor ID': '', Account: '' })]);
	const unknown = 'Vendor Name Newcomer Ltd is no known vendor.';
	const missing = ['The bill needs the ID of Newcomer Ltd in QuickBooks Online, which Known Vendors does not have.', 'The bill needs an account for the invoice: none of Account Rules applies, and the vendor has none.'];
	const checked = (fields: Record<string, string>) => asked.check([{ id: 0, fields }]).then(({ text }) => (JSON.parse(text) as { rows: Array<{ problems: string[] }> }).rows[0].problems);
	expect(await checked({})).toEqual([unknown, ...missing]);
	expect(await checked({ 'Vendor ID': '77' })).toEqual([unknown, missing[1]]);
	expect(await checked({ 'Vendor ID': '56' })).toEqual([unknown]);
	await asked.submit([{ id: 0, decision: 'approved', fields: { 'Vendor ID': '77', Account: '8' } }]);
	const [item] = await asked.out();
	expect(decisionOf(item)).toMatchObject({ decision: 'approved', problems: [unknown] });
	expect(item.json._bill).toMatchObject({ VendorRef: { value: '77' }, Line: [{ AccountBasedExpenseLineDetail: { AccountRef: { value: '8' } } }, {}] });
});

it('lets what was approved without enough for a bill out without one', async () => {
	const asked = await ask([good({ 'Vendor Name': 'Newcomer Ltd' })]);
	await asked.submit([{ id: 0, decision: 'approved' }]);
	expect(await billsIn(asked)).toEqual([[]]);
	expect(decisionOf((await asked.out())[0]).problems).toHaveLength(3);
});

it('makes one bill of an invoice in several rows, once all of them are approved', async () => {
	const lines = [60, 40].map((amount) => good({ 'Line Item Description': `Paper ${amount}`, 'Line Item Amount': amount }));
	const whole = await ask(lines);
	await whole.submit([{ id: 0, decision: 'approved' }, { id: 1, decision: 'approved' }]);
	expect(await billsIn(whole)).toEqual([BILL, []]);
	expect((await whole.out())[0].json._bill).toMatchObject({ Line: [{ Amount: 60 }, { Amount: 40 }, { Amount: 19 }] });

	const part = await ask(lines);
	await part.submit([{ id: 0, decision: 'approved' }, { id: 1, decision: 'rejected' }]);
	expect(await billsIn(part)).toEqual([[], []]);
	expect(decisionOf((await part.out())[0]).problems).toEqual(['The bill needs all rows of the invoice, and not all are approved.']);
});

it('takes away a bill that was made before somebody looked, whether it makes another or not', async () => {
	const before = good({ _bill: { Line: [] }, _billKey: 'before', _billEndpoint: 'bill', _bills: [{}] });
	const [plain, asked] = [await ask([before], {}), await ask([before])];
	await plain.submit([{ id: 0, decision: 'approved' }]);
	await asked.submit([{ id: 0, decision: 'approved' }]);
	expect(await billsIn(plain)).toEqual([[]]);
	const [{ json }] = await asked.out();
	expect(json._billKey).toMatch(/^[\da-f]{32}$/);
	expect(json).not.toHaveProperty('_bills');
});
