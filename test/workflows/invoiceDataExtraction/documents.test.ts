import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, lockedPdf, ownerLockedPdf, png, type TestFile } from '../../support/testDocuments';

const fixture = useExtractFixture();

const file = (name: string, content: string | Buffer, mimeType?: string): TestFile => ({
	name,
	bytes: Buffer.from(content),
	...(mimeType && { mimeType }),
});

/** What the node says of a file that stands between two good ones. */
async function verdictOn(bad: TestFile) {
	const files = [await invoicePdf('A-1'), bad, await invoicePdf('A-2')];
	const { run, extracted, failed } = await fixture().extract(files);
	expect(run.status).toBe('success');
	expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1', 'A-2']);
	expect(fixture().requests('completeUpload')).toHaveLength(2);
	expect(failed.map(({ pairedItem, binary }) => [pairedItem, binary?.data.fileName])).toEqual([[{ item: 1 }, bad.name]]);
	return failed[0].json;
}

describe('a document that cannot be extracted goes to Failed while its neighbours go on', () => {
	it('when it is empty', async () => {
		expect(await verdictOn(file('empty.pdf', ''))).toEqual({
			fileName: 'empty.pdf',
			stage: 'check',
			code: 'EMPTY_FILE',
			message: 'empty.pdf is empty. Check the node that brings it.',
			retryable: false,
			extractionId: null,
		});
	});

	it('when a web page stands in its place', async () => {
		const { stage, code, message } = await verdictOn(file('invoice.pdf', '<!DOCTYPE html><p>Please sign in</p>'));
		expect([stage, code]).toEqual(['check', 'CONTENT_MISMATCH']);
		expect(message).toMatch(/^invoice\.pdf is named as PDF but its content is not\./);
	});

	it('when its extension is that of another kind', async () => {
		const { stage, code, message } = await verdictOn(png('photo.pdf', 2000));
		expect([stage, code]).toEqual(['check', 'CONTENT_MISMATCH']);
		expect(message).toBe('photo.pdf is named as PDF but its content is PNG. Rename it to .png.');
	});

	it('when it is larger than the service takes', async () => {
		const { stage, code, message } = await verdictOn(png('huge.png', 6 * 1024 * 1024));
		expect([stage, code]).toEqual(['check', 'FILE_TOO_LARGE']);
		expect(message).toBe('huge.png has 6 MB; a PNG may have 5 MB. Split or compress it.');
	});

	it('when it is of a kind that the service does not read', async () => {
		const { stage, code, message } = await verdictOn(file('table.xlsx', 'PK\u0003\u0004'));
		expect([stage, code]).toEqual(['check', 'UNSUPPORTED_FILE_TYPE']);
		expect(message).toMatch(/table\.xlsx .*Convert it to one of PDF, JPEG, PNG\./);
	});

	it('when it is a PDF without a name of its own and without the content of one', async () => {
		const { code } = await verdictOn(file('attachment', 'just text', 'application/pdf'));
		expect(code).toBe('UNSUPPORTED_FILE_TYPE');
	});

	it('when it opens only with a password', async () => {
		expect(await verdictOn(await lockedPdf('locked.pdf'))).toEqual({
			fileName: 'locked.pdf',
			stage: 'check',
			code: 'ENCRYPTED_FILE',
			message: 'locked.pdf opens only with a password. Remove the protection and send it again.',
			retryable: false,
			extractionId: null,
		});
	});

	it('when the service finds no readable page in it', async () => {
		const { bytes } = await invoicePdf('A-3');
		const { stage, code, message, extractionId } = await verdictOnUploaded(file('cut-off.pdf', bytes.subarray(0, 400)));
		expect([stage, code]).toEqual(['extraction', 'PAGES_FAILED']);
		expect(message).toMatch(/could not read page 1 of cut-off\.pdf\. The service says: \S.+\.$/);
		expect(extractionId).toBe(fixture().sandbox.invoiceDataExtraction.extractions[0].id);
	});
});

async function verdictOnUploaded(bad: TestFile) {
	const { extracted, failed } = await fixture().extract([await invoicePdf('A-1'), bad]);
	expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
	expect(failed).toHaveLength(1);
	return failed[0].json;
}

it('sends a PDF that only needs a password to be changed', async () => {
	const { extracted, needsReview, failed } = await fixture().extract([await ownerLockedPdf('owner.pdf')]);
	expect(failed).toEqual([]);
	expect([...extracted, ...needsReview].map(({ json }) => json['Invoice Number'])).toEqual(['OWNER-1']);
});

it('takes a document without an extension by its content, and gives it one for the service', async () => {
	const { bytes } = await invoicePdf('A-1');
	const { extracted } = await fixture().extract([{ name: 'attachment', bytes, mimeType: 'application/pdf' }]);
	expect(extracted.map(({ json }) => json['Source File'])).toEqual(['attachment.pdf (Page 1)']);
	expect(extracted[0].json._sourceFile).toBe('attachment');
});

it('sends a photo under the ending that it has, .jpg and .jpeg alike, and gives one to a photo without', async () => {
	const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)]);
	const { failed } = await fixture().extract([file('a.jpg', jpeg), file('b.JPG', jpeg), file('c.jpeg', jpeg), { ...file('d', jpeg), mimeType: 'image/jpeg' }]);
	expect(failed.filter(({ json }) => json.stage === 'check')).toEqual([]);
	expect(fixture().sandbox.invoiceDataExtraction.sessions[0].files.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg', 'c.jpeg', 'd.jpg']);
});

it('says what is wrong with every document when none is good, and asks the service nothing', async () => {
	const { run, failed } = await fixture().extract([file('a.pdf', ''), await lockedPdf('b.pdf')]);
	expect(run.status).toBe('success');
	expect(failed.map(({ json }) => json.code)).toEqual(['EMPTY_FILE', 'ENCRYPTED_FILE']);
	expect(fixture().sandbox.requests).toEqual([]);
});
