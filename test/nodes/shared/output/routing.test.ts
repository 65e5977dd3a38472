import type { DocumentFailure, Origin } from '../../../../nodes/shared/documents/document';
import type { Reason } from '../../../../nodes/shared/review/reasons';
import { outputOptions, type RoutingSettings } from '../../../../nodes/shared/output/outputOptions';
import { route, ROW_OUTPUTS } from '../../../../nodes/shared/output/routing';
import type { RoutedRow } from '../../../../nodes/shared/output/rowResult';

const settings: RoutingSettings = { provider: 'Some Service', inputItems: 3, said: new Map(), ...outputOptions.read({}) };

const origin = (itemIndex: number): Origin & { binary: object } => ({
	itemIndex,
	originalName: `mail-${itemIndex}.PDF`,
	binary: { data: '', mimeType: 'application/pdf', id: `file-${itemIndex}` },
});
const row = (parts: Partial<RoutedRow> = {}): RoutedRow => ({ columns: { Total: '1.00' }, extractionId: 'ext_1', ...parts });
const doubt: Reason = { code: 'DUPLICATE', field: 'Invoice Number', message: 'It came before.' };
const failure = (parts: Partial<DocumentFailure> = {}): DocumentFailure => ({ origin: origin(1), stage: 'check', code: 'EMPTY_FILE', message: 'It is empty.', retryable: false, ...parts });

it('has three outputs, the last one for what failed', () => {
	expect(ROW_OUTPUTS).toEqual(['Extracted', 'Review', 'Failed']);
	expect(route([], [], [], settings)).toEqual([[], [], []]);
});

it('spreads rows by whether something speaks against them, in their order, and loses none', () => {
	const rows = ['a', 'b', 'c', 'd'].map((name) => row({ columns: { name } }));

	const [extracted, review, failed] = route(rows, [[], [doubt], [], [doubt, doubt]], [failure()], settings);

	expect(extracted.map(({ json }) => json.name)).toEqual(['a', 'c']);
	expect(review.map(({ json }) => json.name)).toEqual(['b', 'd']);
	expect(failed).toHaveLength(1);
});

describe('the item of a row', () => {
	const full = { ...settings, evidence: 'full' } as const;

	it('is made of its columns where it is clean, so that a hundred thousand rows are not there twice', () => {
		const rows = [row(), row()];
		const [[item], [doubtful]] = route(rows, [[], [doubt]], [], settings);

		expect(item.json).toBe(rows[0].columns);
		expect(doubtful.json).not.toBe(rows[1].columns);
	});

	it('shares no list of reasons with another one', () => {
		const none: Reason[] = [];
		const [[first, second]] = route([row(), row()], [none, none], [], full);

		expect(first.json).toMatchObject({ _extraction: { reasons: [] } });
		expect((first.json._extraction as { reasons: unknown }).reasons).not.toBe((second.json._extraction as { reasons: unknown }).reasons);
	});

	it('begins with why it is doubtful, and carries the columns as they came and where it is from', () => {
		const columns = { Total: '1.234,50', 'Invoice Number': null, page: 9 };
		const [, [item]] = route([row({ columns, origin: origin(2), fileName: 'mail-2.pdf', page: 4 })], [[doubt]], [], settings);

		expect(Object.entries(item.json)).toEqual([
			['_review', 'It\u00a0came\u00a0before'],
			...Object.entries(columns),
			['_reviewCodes', 'DUPLICATE'],
			['_extractionId', 'ext_1'],
			['_sourceFile', 'mail-2.PDF'],
			['_page', 4],
		]);
	});

	it('has nothing nested, and nothing of review, where it is clean', () => {
		const [[item]] = route([row({ details: { uploadSessionId: 's-1' } })], [[]], [], settings);

		expect(item.json).toEqual({ Total: '1.00', _extractionId: 'ext_1', _sourceFile: null });
	});

	it('names the work by which Get Rows finds it, and a document only by a name that people know', () => {
		const [[item]] = route([row({ workId: 'batch_1', fileName: 'stand-in', sourceFile: null })], [[]], [], settings);

		expect(item.json).toMatchObject({ _extractionId: 'batch_1', _sourceFile: null });
	});

	it('costs no more than 250 bytes in the data of the execution when it is clean', () => {
		const columns = { 'Invoice Number': 'RE-2026-0342', Total: '1.00' };
		const name = 'Rechnung Nordlicht Software und Beratung GmbH 2026-03-31 RE-2026-0342.pdf';
		const longest = row({ columns, extractionId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', origin: { ...origin(0), originalName: name }, page: 1234 });
		const [[item]] = route([longest], [[]], [], settings);
		const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

		expect(bytes(item) - bytes({ json: columns })).toBeLessThanOrEqual(250);
	});

	it('has the structured reasons, what the service adds, and null for what is not known, where the full evidence is asked for', () => {
		const [[clean], [doubtful]] = route([row({ details: { fileId: 'f-1' } }), row({ origin: origin(2), page: 4 })], [[], [doubt]], [], full);

		expect(clean.json._extraction).toEqual({ provider: 'Some Service', extractionId: 'ext_1', sourceFile: null, page: null, flagged: false, reasons: [], fileId: 'f-1' });
		expect(doubtful.json._extraction).toEqual({ provider: 'Some Service', extractionId: 'ext_1', sourceFile: 'mail-2.PDF', page: 4, flagged: true, reasons: [doubt] });
		expect(doubtful.json).toMatchObject({ _extractionId: 'ext_1', _sourceFile: 'mail-2.PDF', _page: 4 });
	});

	it('carries nothing but the columns when no evidence is asked for', () => {
		const columns = { Total: '1.00' };
		const [, [item]] = route([row({ columns, origin: origin(0) })], [[doubt]], [], { ...settings, evidence: 'none' });

		expect(item.json).toEqual(columns);
	});

	it('is paired to the input item that brought its document', () => {
		const [items] = route([row({ origin: origin(2) }), row({ origin: origin(0) }), row({ origin: origin(2) })], [[], [], []], [], settings);

		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }, { item: 0 }, { item: 2 }]);
	});

	it('is paired to all input items when its document is not known', () => {
		const [[item]] = route([row()], [[]], [], settings);

		expect(item.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(item.binary).toBeUndefined();
	});

	it.each([
		['all', [true, true]],
		['review', [false, true]],
		['none', [false, false]],
	] as const)('with "%s" carries its document: clean and doubtful %j', (attach, expected) => {
		const rows = [row({ origin: origin(0) }), row({ origin: origin(1) })];
		const [[clean], [doubtful]] = route(rows, [[], [doubt]], [], { ...settings, attach, binaryField: 'document' });

		expect([clean, doubtful].map(({ binary }) => binary !== undefined)).toEqual(expected);
		if (expected[1]) expect(doubtful.binary).toEqual({ document: origin(1).binary });
	});
});

describe('the item of a failure', () => {
	it('says where it stopped and why, with the document, paired to the item that brought it', () => {
		const [, , [item]] = route([], [], [failure({ extractionId: 'ext_1' })], settings);

		expect(Object.keys(item.json).slice(0, 2)).toEqual(['fileName', 'message']);
		expect(item).toMatchObject({
			json: { fileName: 'mail-1.PDF', stage: 'check', code: 'EMPTY_FILE', message: 'It is empty.', retryable: false, extractionId: 'ext_1' },
			binary: { data: origin(1).binary },
			pairedItem: { item: 1 },
		});
	});

	it('is there also when an item brought no file', () => {
		const [, , [item]] = route([], [], [failure({ origin: { itemIndex: 2 }, code: 'NO_FILE' })], settings);

		expect(item).toMatchObject({ json: { fileName: null, code: 'NO_FILE' }, pairedItem: { item: 2 } });
		expect(item.binary).toBeUndefined();
		expect(item.json.extractionId).toBeNull();
	});

	it('comes without its document only when no item is to carry one', () => {
		const attached = (['all', 'review', 'none'] as const).map((attach) => route([], [], [failure()], { ...settings, attach })[2][0].binary !== undefined);

		expect(attached).toEqual([true, true, false]);
	});
});

describe('the options', () => {
	it('unless set, say in short where an item is from, and attach the document where somebody has to look', () => {
		expect(outputOptions.read({})).toMatchObject({ evidence: 'short', attach: 'review', binaryField: 'data' });
		expect(outputOptions.read({ binaryField: '' }).binaryField).toBe('data');
	});

	it('are taken as they are set', () => {
		expect(outputOptions.read({ evidence: 'full', attach: 'none', binaryField: 'pdf' })).toMatchObject({ evidence: 'full', attach: 'none', binaryField: 'pdf' });
	});
});
