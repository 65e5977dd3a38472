import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, threePagePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();
/** In which n8n's storage is read, in bytes. */
const PIECE = 64 * 1024;
const charged = () => 1000 - fixture().sandbox.invoiceDataExtraction.account.balance;

describe('Each Document for Itself', () => {
	const options = { idempotency: 'content' };

	it('never charges the same document again, whatever it is called and comes with', async () => {
		const { bytes } = await invoicePdf('A-1');
		await fixture().extract([{ name: 'a.pdf', bytes }], { options });
		const { extracted } = await fixture().extract([await invoicePdf('A-2'), { name: 'b.pdf', bytes }], { options });
		expect(extracted.map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem])).toEqual([
			['A-2', { item: 0 }],
			['A-1', { item: 1 }],
		]);
		expect(charged()).toBe(2);
	});

	it('charges other instructions for the same document', async () => {
		await fixture().extract([await invoicePdf('A-1')], { options });
		await fixture().extract([await invoicePdf('A-1')], { options, parameters: { generalPrompt: 'Amounts in EUR' } });
		expect(charged()).toBe(2);
	});
});

describe('Own Key', () => {
	const options = (idempotencyKey: string) => ({ idempotency: 'custom', idempotencyKey });

	it('never charges the same key with the same documents again, in whatever execution', async () => {
		const first = await fixture().extract([await invoicePdf('A-1')], { options: options('mail-1') });
		const again = await fixture().extract([await invoicePdf('A-1')], { options: options('mail-1') });
		expect(again.run.executionId).not.toBe(first.run.executionId);
		expect(again.extracted).toHaveLength(1);
		expect(charged()).toBe(1);
	});

	it('charges another key', async () => {
		await fixture().extract([await invoicePdf('A-1')], { options: options('mail-1') });
		await fixture().extract([await invoicePdf('A-1')], { options: options('mail-2') });
		expect(charged()).toBe(2);
	});

	it('must not be empty', async () => {
		const { run } = await fixture().extract([await invoicePdf('A-1')], { options: options(' ') });
		expect(run.error?.message).toBe('The Own Key is empty');
		expect(fixture().sandbox.requests).toEqual([]);
	});
});

describe('Check Credits First', () => {
	const options = { checkCredits: true };

	it('stops before anything is sent when the credits cannot be enough', async () => {
		fixture().sandbox.invoiceDataExtraction.account.balance = 1;
		const { run } = await fixture().extract([await invoicePdf('A-1'), await invoicePdf('A-2')], { options });
		expect(run.error?.message).toBe('2 documents need at least 2 credits, but only 1 is available');
		expect(fixture().sandbox.requests.map(({ route }) => route)).toEqual(['balance']);
	});

	it('counts the pages of PDFs', async () => {
		fixture().sandbox.invoiceDataExtraction.account.balance = 3;
		const { run } = await fixture().extract([await threePagePdf('A-1'), await invoicePdf('A-2')], { options });
		expect(run.error?.message).toBe('2 documents need at least 4 credits, but only 3 are available');
		fixture().sandbox.invoiceDataExtraction.account.balance = 4;
		expect((await fixture().extract([await threePagePdf('A-1'), await invoicePdf('A-2')], { options })).extracted).toHaveLength(2);
	});

	it('counts them wherever the pieces end in which a document is read', async () => {
		fixture().sandbox.invoiceDataExtraction.account.balance = 1;
		const { bytes } = await threePagePdf('A-1');
		const head = bytes.indexOf('\n') + 1;
		const mark = bytes.indexOf('/Type /Page\n');
		expect(mark).toBeGreaterThan(head);
		const files = Array.from({ length: 24 }, (_, shift) => {
			const padding = Buffer.from(`%${' '.repeat(PIECE - mark + 12 - shift)}\n`);
			return { name: `${shift}.pdf`, bytes: Buffer.concat([bytes.subarray(0, head), padding, bytes.subarray(head)]) };
		});
		const { run } = await fixture().extract(files, { options });
		expect(run.error?.message).toBe('24 documents need at least 72 credits, but only 1 is available');
	});

	it('lets the work go on when they may be', async () => {
		fixture().sandbox.invoiceDataExtraction.account.balance = 1;
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { options });
		expect(extracted).toHaveLength(1);
	});
});
