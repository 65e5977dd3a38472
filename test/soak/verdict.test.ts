import { Books } from './books';
import type { DocumentKind, PlannedDocument } from './plan';
import { isGood, judge } from './verdict';

const CREDITS = 100;

let books: Books;

beforeEach(async () => {
	books = await Books.open();
});
afterEach(async () => await books.close());

const document = (number: string, kind: DocumentKind = 'clean'): PlannedDocument => ({ number, kind });
const call = async (method: string, path: string, body: object) =>
	expect((await fetch(books.url + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status).toBe(200);
const book = async (number: string, key = `key of ${number}`, total = 1123.32) => await call('PUT', `/bookings/${encodeURIComponent(key)}`, { number, file: `${number}.pdf`, total });
const show = async (file: string, codes = 'TOTAL_MISMATCH') => await call('POST', '/desk', { file, codes });
const warn = async (file: string, code: string) => await call('POST', '/alerts', { file, code, message: 'What happened.' });

/** What the service says that it did: the pages that it charged for each file. */
function service(charged: Record<string, number>) {
	const files = Object.keys(charged).map((name) => ({ id: `id of ${name}`, name, sizeBytes: 1, status: 'completed' }));
	const extractions = files.map(({ id, name }) => ({ id: `extraction of ${name}`, submissionId: id, fileIds: [id], status: 'completed' as const, creditsDeducted: charged[name], submittedAt: 0 }));
	const account = { balance: CREDITS - Object.values(charged).reduce((sum, pages) => sum + pages, 0) };
	return { sessions: [{ id: 'session', files }], extractions, account } as Parameters<typeof judge>[2];
}

describe('the verdict of a soak', () => {
	it('is good when each document has arrived where it belongs, and each page was charged once', async () => {
		await book('A');
		await book('B', 'key of B', 61.19);
		await show('C.pdf');
		await warn('D.pdf', 'ENCRYPTED_FILE');
		const verdict = judge([document('A'), document('B', 'long'), document('C', 'doubtful'), document('D', 'locked')], books, service({ 'A.pdf': 1, 'B.pdf': 3, 'C.pdf': 1 }), CREDITS);

		expect(verdict).toEqual({ documents: 4, rows: 2, asked: 1, pages: { expected: 5, charged: 5 }, losses: [], duplicates: [], wrong: [], charges: [], processing: [] });
		expect(isGood(verdict)).toBe(true);
	});

	it('takes a row that comes again under its key for the same one', async () => {
		await book('A');
		await book('A');
		const verdict = judge([document('A')], books, service({ 'A.pdf': 1 }), CREDITS);

		expect(isGood(verdict)).toBe(true);
		expect(books.repeats).toBe(1);
	});

	it('names what has not arrived', async () => {
		const verdict = judge([document('A')], books, service({ 'A.pdf': 1 }), CREDITS);

		expect(verdict.losses).toEqual(['A.pdf']);
		expect(isGood(verdict)).toBe(false);
	});

	it('names what was booked under two keys, and what was booked without anybody having looked', async () => {
		await book('A');
		await book('A', 'another key');
		await book('B');
		await show('B.pdf');
		const verdict = judge([document('A'), document('B', 'doubtful')], books, service({ 'A.pdf': 1, 'B.pdf': 1 }), CREDITS);

		expect(verdict.duplicates).toEqual(['A.pdf', 'B.pdf']);
		expect(isGood(verdict)).toBe(false);
	});

	it('names what was booked with another amount', async () => {
		await book('A', 'key of A', 9);
		const verdict = judge([document('A')], books, service({ 'A.pdf': 1 }), CREDITS);

		expect(verdict.wrong).toEqual(['A.pdf: 9']);
		expect(isGood(verdict)).toBe(false);
	});

	it('names what was charged twice', async () => {
		await book('A');
		const verdict = judge([document('A')], books, service({ 'A.pdf': 2 }), CREDITS);

		expect(verdict.charges).toEqual(['A.pdf: 2']);
		expect(isGood(verdict)).toBe(false);
	});
});
