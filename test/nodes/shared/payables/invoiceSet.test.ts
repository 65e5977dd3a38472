import Table from 'cli-table3';

import { review } from '../../../../nodes/shared/review/review';
import { reviewing } from '../../../support/panel';
import { RULES } from '../../../../nodes/shared/review/rules/index';
import { makeInvoiceSet, PER_INVOICE, PER_LINE, type InvoiceSet } from './support/invoiceSet';

const evidence = new Map([PER_INVOICE, PER_LINE].map((id) => [id, { notes: [], failedPages: [], perLineItem: id === PER_LINE, fileNames: [], batch: id }]));
const codes = RULES.map(({ code }) => code).filter((code) => code !== 'QA_SAMPLE');
const backwards = <T>(list: T[]): T[] => [...list].reverse();

/** What is said of each invoice of the set; all of its rows must say the same. */
function reasonsOf(set: InvoiceSet, lists = set.lists()) {
	const reasons = review({ rows: set.rows, evidence, options: reviewing({ reviewRules: codes, ...lists }), timezone: 'UTC' });
	return set.cases.map(({ name, expected, rows }) => {
		const said = rows.map((row) => [...new Set(reasons[row].map(({ code }) => code))].sort());
		expect({ name, said }).toEqual({ name, said: rows.map(() => said[0]) });
		return { name, expected: [...expected].sort() as string[], found: said[0] as string[], messages: reasons[rows[0]].map(({ message }) => message) };
	});
}

it('finds in the made-up invoices what is wrong with them and nothing else, whatever the order of the lists', () => {
	const set = makeInvoiceSet();
	const judged = reasonsOf(set);
	const table = new Table({ head: ['reason', 'invoices', 'found', 'precision', 'recall'], style: { head: [], border: [], compact: true } });
	const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
	const line = (name: string, expected: number, found: number, right: number) => table.push([name, expected, found, share(right, found).toFixed(3), share(right, expected).toFixed(3)]);
	for (const code of codes.filter((each) => judged.some(({ expected, found }) => expected.includes(each) || found.includes(each)))) {
		const [expected, found, right] = [judged.filter((one) => one.expected.includes(code)), judged.filter((one) => one.found.includes(code)), judged.filter((one) => one.expected.includes(code) && one.found.includes(code))];
		line(code, expected.length, found.length, right.length);
	}
	const clean = judged.filter(({ expected }) => expected.length === 0);
	line('(nothing to say)', clean.length, judged.filter(({ found }) => found.length === 0).length, clean.filter(({ found }) => found.length === 0).length);
	line(`${judged.length} invoices`, judged.length, judged.length, judged.filter(({ expected, found }) => String(expected) === String(found)).length);
	process.stdout.write(`${table.toString()}\n`);

	expect(judged.filter(({ expected, found }) => String(expected) !== String(found))).toEqual([]);
	expect(judged.length).toBeGreaterThanOrEqual(60);
	expect(reasonsOf(set, set.lists(backwards))).toEqual(judged);
});

it('has an invoice for each rule that compares with the books', () => {
	const expected = new Set(makeInvoiceSet().cases.flatMap((one) => one.expected));
	const ofPayables = RULES.filter((rule) => 'partOf' in rule).map(({ code }) => code);
	expect(ofPayables.filter((code) => !expected.has(code))).toEqual([]);
});

it('says what is wrong in sentences that name the line or the column, what was expected and what was found', () => {
	const set = makeInvoiceSet();
	const messages = reasonsOf(set).flatMap((one) => one.messages);
	expect(messages.filter((message) => !/^\S.*[^.]$/.test(message))).toEqual([]);
	const ofCase = (name: string) => reasonsOf(set).find((one) => one.name.startsWith(name))?.messages;
	expect(ofCase('over-charged: price')?.[0]).toMatch(/^Line 1 \(Copy paper A4 white box \d+\): the price is \d+\.\d\d, order 45\d+ has \d+\.\d\d$/);
	expect(ofCase('short-delivered')?.[0]).toMatch(/^Line 1 \(Copy paper .*\): 10 are charged, 6 were received for order 45\d+$/);
	expect(ofCase('unknown vendor (Nordwimd')).toEqual(['Vendor Name Nordwimd Bürobedarf GmbH looks like Nordwind Bürobedarf GmbH (V-01)']);
	expect(ofCase('doubled as 20417')?.[0]).toMatch(/^Invoice Number 20417 may be INV-20417 in invoice-\d+\.pdf: the same total, and one number is a part of the other$/);
});
