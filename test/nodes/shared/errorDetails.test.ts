import { adviceOf } from '../../../nodes/shared/errorDetails';

const told = (details: unknown) => adviceOf({ details });

it.each([
	[{ credits_required: 25, credits_balance: 15, credits_reserved: 10 }, 'credits required 25, credits balance 15, credits reserved 10'],
	[{ file_name: 'scan.jpg', file_size_bytes: 6000000, max_size_bytes: 5242880 }, 'file name scan.jpg, file size 6,000,000 bytes, max size 5,242,880 bytes'],
	[{ files: [{ file_name: 'a.pdf', limit: 150 }] }, 'file name a.pdf, limit 150'],
	[{ file_names: ['a.pdf', 'b.pdf'], page: 3, page_limit: 2000 }, 'file names a.pdf and b.pdf, page 3, page limit 2,000'],
	[{ reason: 'Part 2 is smaller than 5 MB.' }, 'reason Part 2 is smaller than 5 MB'],
	[{ declared_size_bytes: 10, actual: { sizeBytes: 8 } }, 'declared size 10 bytes, size 8 bytes'],
	[{ issues: [{ message: 'It must end with .pdf.', path: ['files', 0, 'file_name'] }, { message: 'Broken JSON.', path: [] }] }, 'files.0.file_name: It must end with .pdf, Broken JSON'],
])('says the details of an error in words: %j', (details, words) => {
	expect(told(details)).toBe(`The service adds: ${words}.`);
});

it('stands behind the advice, and leaves it alone where there is nothing to add', () => {
	expect(adviceOf({ advice: 'Buy credits.', details: { credits_balance: 0 } })).toBe('Buy credits. The service adds: credits balance 0.');
	expect(adviceOf({ advice: 'Buy credits.', details: null })).toBe('Buy credits.');
	expect([null, undefined, {}, [], 'text', 7, { reason: null }].map(told)).toEqual(Array.from({ length: 7 }, () => undefined));
});

it('does not repeat names where one document is spoken of', () => {
	expect(adviceOf({ details: { file_names: ['a.pdf'], page_limit: 5 } }, true)).toBe('The service adds: page limit 5.');
});

it('shows no secret and no address, and buries nothing under a long list', () => {
	expect(told({ api_key: 'k', X_Signature: 's', download_url: 'u', where: 'https://x.example/?X-Amz-Signature=1', limit: 2 })).toBe('The service adds: limit 2.');
	const many = told({ issues: Array.from({ length: 50 }, (_, index) => ({ message: `Issue ${index}`, path: ['files', index] })) });
	expect(many).toContain('files.7: Issue 7.');
	expect(many).not.toContain('Issue 8');
	expect(told({ reason: 'x'.repeat(5000) })?.length).toBeLessThan(600);
});
