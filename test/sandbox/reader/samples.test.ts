import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createReader, type DocumentReading } from '../../../sandbox/reader';
import { compare } from '../../score/compare';
import { truthBeside, truthFor } from '../../score/truth';

// The sample documents are not part of the project; where they are, they are tried.
const SAMPLES = join(__dirname, '../../../../shared/samples');
const inFolder = (folder: string): string[] => readdirSync(join(SAMPLES, folder)).map((name) => join(SAMPLES, folder, name));

if (existsSync(SAMPLES)) {
	describe('the sample documents', () => {
		const reader = createReader();
		afterAll(() => reader.close());
		const read = (file: string, timeLimitMs = 60_000): Promise<DocumentReading> =>
			reader.read({ fileName: file, bytes: readFileSync(file) }, { timeLimitMs, maxPages: 500 });

		it.each(['zugferd', 'factur-x', 'gflohr', 'gcp-docai'].flatMap(inFolder).filter((file) => truthBeside(file)).map((file) => [file.slice(SAMPLES.length + 1), file]))(
			'%s gives its number, date and total',
			async (_, file) => {
				const reading = await read(file);
				const invoice = reading.status === 'read' ? reading.invoices[0] : { fields: {}, doubts: [] };
				const checked = compare(invoice, truthFor(file) ?? {}).filter(({ field }) => ['invoiceNumber', 'invoiceDate', 'total'].includes(field));
				expect(checked.filter((comparison) => !comparison.isRight)).toEqual([]);
			},
		);

		it('that need a password are encrypted', async () => {
			const readings = await Promise.all(inFolder('bad-pdf/encrypted-needs-password').map((file) => read(file)));
			expect(readings.filter((reading) => reading.status !== 'encrypted')).toEqual([]);
		});

		it('that open in spite of encryption are read', async () => {
			const readings = await Promise.all(inFolder('bad-pdf/encrypted-opens').map((file) => read(file)));
			expect(readings.filter((reading) => reading.status !== 'read')).toEqual([]);
		});

		it('that hang or grow are ended in time, and the next is read', async () => {
			const readings = await Promise.all(inFolder('bad-pdf/hang-or-huge').map((file) => read(file, 1000)));
			expect(readings.map((reading) => reading.status).filter((status) => !['read', 'unreadable'].includes(status))).toEqual([]);
			expect(await read(join(SAMPLES, 'gcp-docai/Invoice1.pdf'))).toMatchObject({ status: 'read' });
		});

		it('that lie about their number of pages give the pages that are there', async () => {
			const reading = await read(join(SAMPLES, 'derived/pages-count-lies-2147483647.pdf'));
			expect(reading).toMatchObject({ status: 'read', pages: [{ page: 1, status: 'read' }] });
		});

		it('with three invoices in one file give three', async () => {
			const reading = await read(join(SAMPLES, 'derived/pages-3-invoices-in-one.pdf'));
			const numbers = reading.status === 'read' ? reading.invoices.map((invoice) => invoice.fields.invoiceNumber?.value) : [];
			expect(numbers).toEqual(['INV-00001', 'INV-00002', 'INV-00003']);
		});
	});
} else {
	it('are not here, so only generated documents are tried', () => {
		expect(existsSync(SAMPLES)).toBe(false);
	});
}
