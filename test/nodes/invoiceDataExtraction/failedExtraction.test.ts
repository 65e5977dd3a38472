import fc from 'fast-check';

import { decide } from '../../../nodes/InvoiceDataExtraction/extraction/failedExtraction';
import { ADVICE } from '../../../nodes/InvoiceDataExtraction/profile';
import { sessionFiles } from './support/files';

const always = () => true;
const never = () => false;
const error = (code: string, details: unknown = null, retryable = false) => ({ code, message: `It is ${code}.`, retryable, details });
const namesOf = (files: Array<{ fileName: string }>) => files.map(({ fileName }) => fileName);

const aboutDocuments = ['ENCRYPTED_FILE', 'FILE_PAGE_LIMIT_EXCEEDED', 'FILE_SIZE_LIMIT_EXCEEDED'];

describe.each(aboutDocuments)('%s', (code) => {
	it('fails the documents that it names and goes on with the others together', () => {
		const files = sessionFiles('a.pdf', 'b.pdf', 'c.pdf');

		const decision = decide(error(code, { file_names: ['b.pdf'] }), 'ext_1', files, always);

		expect(decision).toEqual({
			kind: 'without',
			failures: [{ origin: files[1].origin, stage: 'extraction', code, message: `b.pdf: It is ${code}. ${ADVICE[code]}`, retryable: false, extractionId: 'ext_1' }],
			groups: [[files[0], files[2]]],
		});
	});

	it('leaves nothing to go on with when it names all', () => {
		const decision = decide(error(code, { file_names: ['a.pdf', 'b.pdf'] }), 'ext_1', sessionFiles('a.pdf', 'b.pdf'), always);

		expect(decision).toMatchObject({ kind: 'without', failures: [{ code }, { code }], groups: [] });
	});

	it('is about the only document when it names none', () => {
		expect(decide(error(code), 'ext_1', sessionFiles('a.pdf'), always)).toMatchObject({ kind: 'without', failures: [{ code }], groups: [] });
	});

	it('is looked for in two halves when it names none of several', () => {
		const decision = decide(error(code), 'ext_1', sessionFiles('a.pdf', 'b.pdf', 'c.pdf'), always);

		expect(decision).toMatchObject({ kind: 'without', failures: [] });
		expect(decision.kind === 'without' && decision.groups.map(namesOf)).toEqual([['a.pdf', 'b.pdf'], ['c.pdf']]);
	});

	it('loses no document, whatever is named, and comes to an end', () => {
		const parts = fc.record({ count: fc.integer({ min: 1, max: 12 }), named: fc.array(fc.nat(14)) });
		fc.assert(
			fc.property(parts, ({ count, named }) => {
				const files = sessionFiles(...Array.from({ length: count }, (_, index) => `${index}.pdf`));
				const decision = decide(error(code, { file_names: named.map((index) => `${index}.pdf`) }), 'ext_1', files, always);
				if (decision.kind !== 'without') throw new Error('It is about documents');
				const origins = [...decision.failures.map(({ origin }) => origin), ...decision.groups.flat().map(({ origin }) => origin)];
				expect(new Set(origins)).toEqual(new Set(files.map(({ origin }) => origin)));
				expect(origins).toHaveLength(count);
				for (const group of decision.groups) {
					expect(group.length).toBeGreaterThan(0);
					expect(group.length).toBeLessThan(count);
				}
			}),
		);
	});
});

it('fails all documents when none of them has a page', () => {
	const decision = decide(error('NO_PAGES_FOUND'), 'ext_1', sessionFiles('a.pdf', 'b.pdf'), always);

	expect(decision).toMatchObject({ kind: 'without', failures: [{ code: 'NO_PAGES_FOUND' }, { code: 'NO_PAGES_FOUND' }], groups: [] });
});

it.each([...aboutDocuments, 'NO_PAGES_FOUND'])('stops at %s when the documents are not known, rather than saying nothing', (code) => {
	expect(decide(error(code), 'ext_1', [], always)).toMatchObject({ kind: 'stop', failure: { code, extractionId: 'ext_1' } });
});

describe('a failure that the service calls retryable', () => {
	it.each([
		['INTERNAL_ERROR', 10_000],
	])('leads to submitting again: %s after %d ms', (code, pauseMs) => {
		const mayResubmit = jest.fn(always);

		expect(decide(error(code, null, true), 'ext_1', sessionFiles('a.pdf'), mayResubmit)).toEqual({ kind: 'again', pauseMs });
		expect(mayResubmit).toHaveBeenCalledWith(pauseMs);
	});

	it('stops when that was done often enough', () => {
		expect(decide(error('INTERNAL_ERROR', null, true), 'ext_1', sessionFiles('a.pdf'), never)).toMatchObject({ kind: 'stop' });
	});
});

it('stops at what is no fault of a document, with the message of the service, what to do, and the extraction', () => {
	const decision = decide(error('INSUFFICIENT_CREDITS', { missing: 3 }), 'ext_1', sessionFiles('a.pdf'), always);

	expect(decision).toMatchObject({
		kind: 'stop',
		failure: {
			code: 'INSUFFICIENT_CREDITS',
			message: 'It is INSUFFICIENT_CREDITS',
			advice: expect.stringContaining('Buy credits'),
			details: { missing: 3 },
			retryable: false,
			extractionId: 'ext_1',
		},
	});
});
