import type { IDataObject } from 'n8n-workflow';

import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { serviceOf } from './support/others';
import { allOf, jsonOf } from './support/seen';
import { named, SERVICES, type Service } from './support/services';

const fixture = useJobs();
const KNOWN = JSON.stringify([{ 'Vendor ID': '56', Name: 'Acme', Account: '7', Terms: '30' }]);
const OTHERS = JSON.stringify([{ 'Vendor ID': '9', Name: 'Borealis Tools' }]);
const LINES = ['Paper | 2 | 60', 'Pens | 10 | 25', 'Ink, black | 1 | 15'];
/** Its batches say nothing of lines, nor of dates: the document shows none. */
const WITHOUT_DATES = 'InvoiceParser Pro, in batches';
const complete = SERVICES.filter(({ name }) => name !== WITHOUT_DATES);

const rowsPer = (service: Service, structure: 'invoice' | 'lineItem'): IDataObject => {
	if (service.node.description.name !== 'invoiceDataExtraction') return { structure };
	return structure === 'invoice' ? { outputStructure: 'per_invoice' } : { promptMode: 'preset', preset: 'lineItems', outputStructure: 'per_line_item' };
};
const extract = async (service: Service, options: IDataObject, { files = [invoice('A-1')], structure = 'invoice' as 'invoice' | 'lineItem', parameters = {} as IDataObject } = {}) =>
	await fixture().run(service, 'extract', { files, parameters: { ...rowsPer(service, structure), ...parameters }, options: { addBill: 'quickBooks', knownVendors: KNOWN, ...options } });
const total = (bill: unknown) => ((bill as IDataObject).Line as Array<{ Amount: number }>).reduce((sum, { Amount }) => sum + Amount, 0);

describe.each(named(complete))('%s: a bill', (_name, service) => {
	it('stands on the item with its endpoint and a key that is the same in every execution', async () => {
		const [first, second] = [await extract(service, {}), await extract(service, {})].map((run) => jsonOf(allOf(run))[0]);
		expect(first).toMatchObject({ _bill: { VendorRef: { value: '56' }, DocNumber: 'A-1', TxnDate: '2026-01-02', DueDate: '2026-02-01', CurrencyRef: { value: 'EUR' } }, _billEndpoint: 'bill', _billKey: expect.stringMatching(/^[\da-f]{32}$/) });
		expect(total(first._bill)).toBe(110);
		expect([second._bill, second._billKey]).toEqual([first._bill, first._billKey]);
	});

	it('that cannot be made sends its invoice to review, which says what is missing, also where rows are not reviewed', async () => {
		for (const reviewRows of [true, false]) {
			const run = await extract(service, { knownVendors: OTHERS }, { parameters: { reviewRows } });
			expect(allOf(run)).toEqual([]);
			const [json] = jsonOf(allOf(run, NODE, 1));
			const isUnknown = reviewRows ? 'UNKNOWN_VENDOR, BILL_INCOMPLETE' : 'BILL_INCOMPLETE';
			expect(json._reviewCodes).toBe(isUnknown);
			expect(String(json._review).replaceAll('\u00a0', ' ')).toMatch(reviewRows ? /needs an account/ : /needs the ID of Acme in QuickBooks Online/);
			expect(Object.keys(json).filter((name) => name.startsWith('_bill'))).toEqual([]);
		}
	});

	it('is not there for what is in doubt, nor unless it is asked for', async () => {
		const doubtful = await extract(service, {}, { files: [invoice('A-1', { total: 120 })] });
		const plain = await extract(service, { addBill: 'none' });
		for (const json of [...jsonOf(allOf(doubtful, NODE, 1)), ...jsonOf(allOf(plain))]) expect(Object.keys(json).filter((name) => name.startsWith('_bill'))).toEqual([]);
		expect([allOf(doubtful, NODE, 1), allOf(plain)].map(({ length }) => length)).toEqual([1, 1]);
	});

	it('stands in a list where an item is a document, for it may hold several', async () => {
		const [json] = jsonOf(allOf(await extract(service, { groupRows: 'document' })));
		expect(json._bills).toEqual([{ _bill: json._bill, _billKey: json._billKey, _billEndpoint: 'bill' }]);
		expect(total(json._bill)).toBe(110);
	});

	it('as a flat row needs no list', async () => {
		const run = await fixture().run(service, 'extract', { files: [invoice('A-1')], options: { addBill: 'flatRow' } });
		const [json] = jsonOf(allOf(run));
		expect(json._bill).toMatchObject({ Type: 'Bill', Vendor: 'Acme', 'Invoice Number': 'A-1', Net: 100, Tax: 10, Total: 110 });
		expect(json).not.toHaveProperty('_billEndpoint');
	});
});

describe.each(named(complete))('%s: the bill of an invoice in several rows', (_name, service) => {
	it('stands on the first of them alone, with all lines', async () => {
		const run = await extract(service, {}, { files: [invoice('A-1', {}, LINES), invoice('A-2')], structure: 'lineItem' });
		const rows = jsonOf(allOf(run));
		expect(rows.map(({ _bill, _billKey }) => [_bill !== undefined, _billKey !== undefined])).toEqual([true, false, false, true].map((has) => [has, has]));
		expect((rows[0]._bill as { Line: Array<{ Description: string }> }).Line.map(({ Description }) => Description)).toEqual(['Paper', 'Pens', 'Ink, black', expect.stringMatching(/tax/i)]);
		expect(rows.map(({ _bill }) => (_bill ? total(_bill) : 0))).toEqual([110, 0, 0, 110]);
	});

	it('is none while any of them is in doubt: the invoice goes to review as a whole', async () => {
		const sample = { reviewRules: ['QA_SAMPLE'], sampleShare: 50 };
		const run = await extract(service, sample, { files: [1, 2, 3, 4].map((number) => invoice(`A-${number}`, {}, LINES)), structure: 'lineItem' });
		const [clean, doubtful] = [allOf(run), allOf(run, NODE, 1)].map((items) => jsonOf(items).map((json) => json[service.numberColumn]));
		for (const number of new Set(clean)) expect([clean.filter((each) => each === number).length, doubtful.includes(number)]).toEqual([3, false]);
		expect(doubtful.length % 3).toBe(0);
		expect(doubtful.length).toBeGreaterThan(0);
	});
});

it(`${WITHOUT_DATES}: a bill without a date is none`, async () => {
	const run = await extract(serviceOf(WITHOUT_DATES), {});
	expect(allOf(run)).toEqual([]);
	expect(jsonOf(allOf(run, NODE, 1))).toMatchObject([{ _reviewCodes: 'BILL_INCOMPLETE', _review: expect.stringMatching(/invoice.date/) }]);
});
