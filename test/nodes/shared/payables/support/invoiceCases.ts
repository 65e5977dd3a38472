import type { InvoiceSet, TestLine } from './invoiceSet';
import { ibanOf } from './ibans';
import { VENDORS } from './vendorSet';

const part = (lines: TestLine[], quantities: number[]) => lines.map((line, index) => ({ ...line, quantity: quantities[index] })).filter(({ quantity }) => quantity > 0);
const change = (lines: TestLine[], index: number, more: Partial<TestLine>) => lines.map((line, at) => (at === index ? { ...line, ...more } : line));
const minus = (lines: TestLine[]) => lines.map((line) => ({ ...line, quantity: -line.quantity }));

/** All cases, those that follow from each other in their order. */
export function addCases(set: InvoiceSet): void {
	for (const add of [correct, spelledOtherwise, charged, delivered, repeated, doubtfulVendor, calculated, otherOrders, credits, history]) add(set);
}

function correct(set: InvoiceSet): void {
	VENDORS.forEach((vendor, index) => {
		for (const perLine of [index % 3 === 0, index % 3 === 1]) {
			const lines = set.lines();
			set.add('correct', [], { vendor, lines, orders: [set.order(vendor, lines)], perLine });
		}
	});
}

function spelledOtherwise(set: InvoiceSet): void {
	const ways: Array<[number, string, object]> = [
		[0, 'NORDWIND BUEROBEDARF GMBH', { 'Vendor Tax ID': '' }],
		[0, 'Nordwind Office', { 'Vendor Tax ID': '', IBAN: '' }],
		[3, 'Carta & Colori SRL', { 'Vendor Tax ID': '' }],
		[2, 'PDL Groupe', { 'Vendor Tax ID': 'FR 40 303 265 045', IBAN: '' }],
		[10, 'Papeleria del Sol, S. L.', { 'Vendor Tax ID': 'B-58378431' }],
	];
	for (const [index, name, more] of ways) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add('spelled otherwise', [], { vendor, lines, orders: [set.order(vendor, lines)], more: { 'Vendor Name': name, ...more } });
	}
	const [vendor, lines] = [VENDORS[1], set.lines()];
	const noNumbers = lines.map((line) => ({ ...line, item: '' }));
	set.add('lines without item numbers, in another order', [], { vendor, lines: [...noNumbers].reverse(), orders: [`PO ${set.order(vendor, lines)}`] });
	const otherWords = set.lines();
	set.add('lines found by their amount', [], { vendor, lines: otherWords.map((line, index) => ({ ...line, item: '', description: `Toner Artikel ${'XYZ'[index]}` })), orders: [set.order(vendor, otherWords)] });
}

function charged(set: InvoiceSet): void {
	for (const [index, line] of [[0, 0], [4, 1], [6, 2], [9, 1]]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		set.add('over-charged: price', ['PO_MISMATCH'], { vendor, orders, lines: change(lines, line, { price: lines[line].price * 1.1 }), perLine: index === 4 });
	}
	for (const index of [1, 5, 8]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines, [11, 4, 2])];
		set.add('over-charged: quantity', ['PO_MISMATCH'], { vendor, orders, lines: change(lines, 0, { quantity: 11 }) });
	}
	for (const index of [2, 7]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		set.add('a line that was not ordered', ['PO_MISMATCH'], { vendor, orders, lines: [...lines, { item: 'X-9', description: 'Toner express handling', quantity: 1, price: 85 }] });
	}
	const [vendor, lines] = [VENDORS[10], set.lines()];
	set.add('an order without lines', ['PO_MISMATCH'], { vendor, lines, orders: [orderWithTotal(set, 200)] });

	function orderWithTotal(of: InvoiceSet, total: number): string {
		return of.order(vendor, [{ item: '', description: '', quantity: 0, price: 0 }], [1], { 'Item No': '', Description: '', Qty: '', 'Unit Price': '', 'Net Total': total });
	}
}

function delivered(set: InvoiceSet): void {
	for (const [index, received] of [[0, [6, 4, 2]], [3, [10, 4, 1]], [11, [10, 0, 2]]] as Array<[number, number[]]>) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add('short-delivered', ['RECEIPT_MISMATCH'], { vendor, lines, orders: [set.order(vendor, lines, received)], perLine: index === 3 });
	}
	const [nothing, none] = [VENDORS[5], set.lines()];
	set.add('nothing received', ['RECEIPT_MISMATCH'], { vendor: nothing, lines: none, orders: [set.order(nothing, none, [0, 0, 0])] });
	for (const index of [2, 8]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		set.add('partial delivery: first', [], { vendor, orders, lines: part(lines, [4, 4, 0]) });
		set.add('partial delivery: rest', [], { vendor, orders, lines: part(lines, [6, 0, 2]) });
		set.add('partial delivery: once more', ['PO_MISMATCH', 'RECEIPT_MISMATCH'], { vendor, orders, lines: part(lines, [0, 1, 0]) });
	}
}

function repeated(set: InvoiceSet): void {
	for (const index of [0, 4, 9]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		const first = set.add('the first of two', [], { vendor, lines, orders });
		set.add('doubled', ['DUPLICATE'], { vendor, lines, orders, ...first });
	}
	const likeness: Array<[number, string, string]> = [
		[1, 'RE-10508', 'RE-1O5O8'],
		[3, '2026-881', '2026-BBI'],
		[6, 'INV-20417', '20417'],
		[7, 'SC 55120', 'SC 55120-A'],
	];
	for (const [index, number, other] of likeness) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		const { date } = set.add('the first of two', [], { vendor, lines, orders, number });
		set.add(`doubled as ${other}`, ['POSSIBLE_DUPLICATE'], { vendor, lines, orders, number: other, date });
	}
	const [vendor, lines] = [VENDORS[10], set.lines()];
	const orders = [set.order(vendor, lines)];
	const { date } = set.add('the first of two', [], { vendor, lines, orders, number: 'F-3301' });
	set.add('doubled under another number', ['POSSIBLE_DUPLICATE'], { vendor, lines, orders, number: 'F-3467', date });
	const next = set.lines();
	set.add('the next number is none', [], { vendor, lines: next, orders: [set.order(vendor, next)], number: 'F-3468' });
}

function doubtfulVendor(set: InvoiceSet): void {
	const ways: Array<[number, string, object]> = [
		[0, 'Nordwimd Bürobedarf GmbH', { 'Vendor Tax ID': '', IBAN: '', 'Vendor Country': '' }],
		[1, 'Kaltenbach Metallbau e.K.', { 'Vendor Tax ID': '', IBAN: '', 'Vendor Country': '' }],
		[4, 'Harbour Supplies Ltd', { 'Vendor Tax ID': 'GB 123 4567 82', IBAN: '' }],
		[3, 'Papeterie du Lac', { 'Vendor Tax ID': '' }],
	];
	for (const [index, name, more] of ways) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add(`unknown vendor (${name})`, ['UNKNOWN_VENDOR'], { vendor, lines, orders: [set.order(vendor, lines)], more: { 'Vendor Name': name, ...more } });
	}
	for (const [index, iban] of [[0, ibanOf('DE', '100500001234567890')], [2, ibanOf('BE', '539007547034')], [5, ibanOf('LI', '088100002324013AA')]] as Array<[number, string]>) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add('changed bank', ['BANK_DETAILS_CHANGED'], { vendor, lines, orders: [set.order(vendor, lines)], more: { IBAN: iban } });
	}
	for (const index of [1, 10]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const wrong = vendor.iban.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
		set.add('IBAN read wrongly', ['BANK_DETAILS_CHANGED', 'IBAN_INVALID'], { vendor, lines, orders: [set.order(vendor, lines)], more: { IBAN: wrong } });
	}
	for (const index of [4, 11]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add('foreign currency', ['CURRENCY_UNEXPECTED', 'PO_MISMATCH'], { vendor, lines, orders: [set.order(vendor, lines)], more: { Currency: 'EUR' } });
	}
}

function calculated(set: InvoiceSet): void {
	for (const [index, rate] of [[0, 18], [6, 24], [7, 15]]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		set.add('wrong rate', ['TAX_RATE_UNUSUAL'], { vendor: { ...vendor, rate }, lines, orders: [set.order(vendor, lines)] });
	}
	for (const [index, taxId] of [[8, '27AAPFU0939F1ZX'], [11, '07-1144442']] as Array<[number, string]>) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		// The name finds the vendor then, but another number of the same kind is a doubt of its own.
		set.add('tax ID read wrongly', ['TAX_ID_INVALID', 'UNKNOWN_VENDOR'], { vendor, lines, orders: [set.order(vendor, lines)], more: { 'Vendor Tax ID': taxId } });
	}
	const [first, second] = [VENDORS[2], VENDORS[9]];
	const [firstLines, secondLines] = [set.lines(), set.lines()];
	set.add('due before issued', ['DATE_ODD'], { vendor: first, lines: firstLines, orders: [set.order(first, firstLines)], date: '2026-05-20', more: { 'Due Date': '2026-05-02' } });
	const later = secondLines.map((line) => ({ ...line, price: line.price + 1 }));
	set.add('service after the invoice', ['DATE_ODD'], { vendor: second, lines: later, orders: [set.order(second, later)], date: '2026-05-20', more: { 'Service Date': '2026-06-01' } });
	for (const index of [3, 6]) {
		const vendor = VENDORS[index];
		const lines = change(set.lines(), 0, { description: 'Garden bench teak' });
		set.add('no account', ['NO_ACCOUNT'], { vendor, lines, orders: [set.order(vendor, lines)] });
	}
}

function otherOrders(set: InvoiceSet): void {
	for (const [index, separator] of [[0, ', '], [4, ' / '], [11, ' and ']] as Array<[number, string]>) {
		const vendor = VENDORS[index];
		const [first, second] = [set.lines(), set.lines().map((line) => ({ ...line, item: `${line.item}-2`, description: `${line.description}2`, price: line.price + 3 }))];
		const orders = [set.order(vendor, first), set.order(vendor, second)];
		set.add('several orders', [], { vendor, lines: [...first, ...second], orders: [orders.join(separator)] });
	}
	const vendor = VENDORS[5];
	const [one, other] = [set.lines(), set.lines().map((line) => ({ ...line, item: `${line.item}-2`, description: `${line.description}2`, price: line.price + 3 }))];
	const both = [set.order(vendor, one), set.order(vendor, other)];
	set.add('several orders, one over-charged', ['PO_MISMATCH'], { vendor, lines: [...one, ...change(other, 1, { price: 99 })], orders: both });
	for (const orders of [['4599999'], undefined]) {
		set.add(orders ? 'unknown order' : 'no order', ['PO_NOT_FOUND'], { vendor: VENDORS[7], lines: set.lines(), orders });
	}
	for (const [index, wrong] of [[1, 2], [8, 9]]) {
		const lines = set.lines();
		set.add('order of another vendor', ['PO_MISMATCH'], { vendor: VENDORS[index], lines, orders: [set.order({ ...VENDORS[wrong], currency: VENDORS[index].currency }, lines)] });
	}
}

function credits(set: InvoiceSet): void {
	for (const index of [0, 5, 9]) {
		const [vendor, lines] = [VENDORS[index], set.lines()];
		const orders = [set.order(vendor, lines)];
		set.add('invoice before its credit note', [], { vendor, lines, orders });
		set.add('credit note', [], { vendor, lines: minus(part(lines, [4, 0, 0])), orders, more: { 'Document Type': 'Credit Note' } });
		set.add('charged again after the credit note', [], { vendor, lines: part(lines, [4, 0, 0]), orders });
	}
	set.add('credit note without an order', [], { vendor: VENDORS[2], lines: minus(set.lines()), more: { 'Document Type': 'Avoir' } });
}

function history(set: InvoiceSet): void {
	const vendor = VENDORS[6];
	// What this vendor has here comes to some 800 kroner.
	for (let month = 1; month <= 9; month++) set.before({ Vendor: vendor.id, 'Invoice No': `K${month}`, Date: `2025-0${month}-05`, Total: 590 + month * 40, Currency: 'NOK' });
	const large = set.lines().map((line) => ({ ...line, quantity: line.quantity * 20 }));
	set.add('unusual amount', ['UNUSUAL_AMOUNT'], { vendor, lines: large, orders: [set.order(vendor, large)] });
	const lines = set.lines();
	const order = set.order(VENDORS[3], lines);
	set.before({ Vendor: VENDORS[3].name, 'Invoice No': 'F-1', Date: '2025-12-01', 'PO Number': order, 'Item No': lines[0].item, Quantity: 6, 'Line Amount': lines[0].price * 6, Total: 80 });
	set.add('what earlier invoices left of an order', [], { vendor: VENDORS[3], lines: part(lines, [4, 4, 0]), orders: [order] });
	const again = set.lines();
	const used = set.order(VENDORS[1], again, undefined, { 'Invoiced Quantity': 2 });
	set.add('more than the order has left', ['PO_MISMATCH', 'RECEIPT_MISMATCH'], { vendor: VENDORS[1], lines: part(again, [9, 0, 0]), orders: [used] });
	set.before({ Vendor: VENDORS[0].name, 'Invoice No': 'LEDGER-77', Date: '2025-11-03', Total: 10, Currency: 'EUR' });
	const known = set.lines();
	set.add('in the list of earlier invoices', ['DUPLICATE'], { vendor: VENDORS[0], lines: known, orders: [set.order(VENDORS[0], known)], number: 'Ledger 77' });
}
