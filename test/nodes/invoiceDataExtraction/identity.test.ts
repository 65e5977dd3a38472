import fc from 'fast-check';

import { fileId, sessionId, submissionId } from '../../../nodes/InvoiceDataExtraction/upload/identity';
import type { Instructions } from '../../../nodes/InvoiceDataExtraction/extraction/extractionData';
import type { Scope } from '../../../nodes/shared/jobs/idempotency';
import type { Document } from '../../../nodes/shared/documents/document';
import { sessionFiles } from './support/files';

const scope = (kind: Scope['kind'], ...parts: string[]): Scope => ({ kind, parts: [kind, ...parts] });
const instructions: Instructions = { prompt: 'Extract all', outputStructure: 'per_invoice', taskName: 'Task', excludeColumns: [] };

const document = (fileName: string, sha256 = 'a'.repeat(64)): Document => ({
	itemIndex: 0,
	field: 'data',
	binary: { data: '', mimeType: 'application/pdf' },
	originalName: fileName,
	kind: 'pdf',
	fileName,
	sizeBytes: 3,
	sha256,
});

/** Source: "Only letters, numbers, dots, underscores, colons, and hyphens". */
const ALLOWED = /^[A-Za-z0-9._:-]{1,100}$/;

describe('the ID of an upload session', () => {
	const inRun = scope('execution', '7', 'workflow', 'node', '0');
	const documents = [document('a.pdf'), document('b.pdf')];
	const id = sessionId(inRun, documents, 0);

	it('is the same when the same work is asked for again', () => {
		expect(sessionId(scope('execution', '7', 'workflow', 'node', '0'), [document('a.pdf'), document('b.pdf')], 0)).toBe(id);
		expect(id).toMatch(ALLOWED);
	});

	it.each<[string, string]>([
		['in another run', sessionId(scope('execution', '8', 'workflow', 'node', '0'), documents, 0)],
		['with other content', sessionId(inRun, [document('a.pdf'), document('b.pdf', 'b'.repeat(64))], 0)],
		['with other names', sessionId(inRun, [document('a.pdf'), document('c.pdf')], 0)],
		['with fewer documents', sessionId(inRun, [document('a.pdf')], 0)],
		['after the service has forgotten the session', sessionId(inRun, documents, 1)],
	])('is another one %s', (_, other) => {
		expect(other).not.toBe(id);
	});

	it('does not depend on where in the workflow a document came from', () => {
		const moved = documents.map((one) => ({ ...one, itemIndex: 5, field: 'other', originalName: 'x', binary: { data: 'eA==', mimeType: 'x/y' } }));

		expect(sessionId(inRun, moved, 0)).toBe(id);
	});

	it('keeps texts apart that only look alike when they are put together', () => {
		expect(sessionId(scope('custom', 'a', 'bc'), [], 0)).not.toBe(sessionId(scope('custom', 'ab', 'c'), [], 0));
		expect(sessionId(scope('custom', 'a,b'), [], 0)).not.toBe(sessionId(scope('custom', 'a', 'b'), [], 0));
	});
});

it('gives each file of a session an ID of its own, also where contents are equal, that the service takes', () => {
	const digests = fc.stringMatching(/^[0-9a-f]{64}$/);
	fc.assert(
		fc.property(fc.array(fc.oneof(digests, fc.constant('f'.repeat(64))), { maxLength: 50 }), (contents) => {
			const ids = contents.map((sha256, index) => fileId(document('a.pdf', sha256), index));
			expect(new Set(ids).size).toBe(contents.length);
			for (const id of ids) expect(id).toMatch(ALLOWED);
		}),
	);
});

describe('the ID of a submission', () => {
	const files = sessionFiles('a.pdf', 'b.pdf');
	const inRun = scope('execution', '7');
	const id = submissionId(inRun, 'session', files, instructions, 0);

	it('is the same when the same work is asked for again, whatever the task is called', () => {
		expect(submissionId(scope('execution', '7'), 'session', sessionFiles('a.pdf', 'b.pdf'), { ...instructions, taskName: 'Other' }, 0)).toBe(id);
		expect(id).toMatch(ALLOWED);
	});

	it.each<[string, string]>([
		['for another prompt', submissionId(inRun, 'session', files, { ...instructions, prompt: 'Extract some' }, 0)],
		['for another row structure', submissionId(inRun, 'session', files, { ...instructions, outputStructure: 'per_line_item' }, 0)],
		['for other columns', submissionId(inRun, 'session', files, { ...instructions, excludeColumns: ['source_file'] }, 0)],
		['for some of the files', submissionId(inRun, 'session', files.slice(1), instructions, 0)],
		['for another session', submissionId(inRun, 'other', files, instructions, 0)],
		['for the next attempt', submissionId(inRun, 'session', files, instructions, 1)],
	])('is another one %s', (_, other) => {
		expect(other).not.toBe(id);
	});

	it('depends per content on the contents alone, not on session, names or places', () => {
		const byContent = scope('content');
		const elsewhere = files.map((file) => ({ ...file, fileId: 'other', fileName: 'other.pdf', origin: { itemIndex: 9 } }));
		const other = files.map((file) => ({ ...file, sha256: 'other' }));

		expect(submissionId(byContent, 'other', elsewhere, instructions, 0)).toBe(submissionId(byContent, 'session', files, instructions, 0));
		expect(submissionId(byContent, 'session', other, instructions, 0)).not.toBe(submissionId(byContent, 'session', files, instructions, 0));
	});
});
