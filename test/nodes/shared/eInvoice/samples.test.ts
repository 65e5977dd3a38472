import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { readHybrid } from '../../../../nodes/shared/eInvoice/pdf/hybrid';
import { readEInvoice, type EInvoice } from '../../../../nodes/shared/eInvoice/readEInvoice';
import { findViolations } from '../../../../nodes/shared/eInvoice/rules/findViolations';
import { standardize } from '../../../../nodes/shared/eInvoice/standardize';
import type { StandardizedEInvoice } from '../../../../nodes/shared/eInvoice/standardizedEInvoice';
import { ublOfJson } from '../../../support/eInvoice/ublOfJson';

// The sample documents are not part of the project; where they are, they are tried.
const SAMPLES = join(__dirname, '../../../../../shared/samples');

async function read(file: string): Promise<EInvoice> {
	const bytes = readFileSync(file);
	const reading = file.endsWith('.pdf') ? await readHybrid(bytes) : readEInvoice(bytes);
	if (!reading?.ok) throw new Error(reading?.problem.message ?? 'no XML');
	return reading.invoice;
}

const inFolder = (folder: string, ending: string): Array<[string, string]> =>
	readdirSync(join(SAMPLES, folder)).filter((name) => name.endsWith(ending)).map((name) => [name, join(SAMPLES, folder, name)]);

/** What the one file of a pair states otherwise than the other, by the path in the standardized invoice. */
function differences(cii: unknown, ubl: unknown, path = ''): Record<string, unknown[]> {
	if (typeof cii !== 'object' || typeof ubl !== 'object' || cii === null || ubl === null) return cii === ubl ? {} : { [path]: [cii, ubl] };
	const keys = new Set([...Object.keys(cii), ...Object.keys(ubl)]);
	return Object.assign({}, ...[...keys].map((key) => differences((cii as never)[key], (ubl as never)[key], path ? `${path}.${key}` : key))) as Record<string, unknown[]>;
}

/**
 * UBL cannot name the seller's order without the buyer's, and has a word that stands for none. Two pairs differ in what their authors
 * wrote.
 */
const NO_ORDER = { purchaseOrderNumber: [null, 'Dummywert'] };
const KNOWN_DIFFERENCES: Record<string, Record<string, unknown[]>> = {
	...Object.fromEntries(['01.02a', '01.08a', '01.09a', '01.10a', '01.11a', '01.12a', '01.13a'].map((name) => [name, NO_ORDER])),
	'01.20a': { 'vendor.address': ['[Street], 12345 [City]', '[Seller street], 12345 [Seller city]'] },
	'01.21a': { 'vendor.taxId': ['DE152338654', 'DE 123456789'], 'taxes.0.exemption': ['als gemeinnützig anerkannt', 'Umkehrung der Steuerschuldnerschaft'] },
};

interface Truth {
	type_code: string;
	invoice_number: string;
	issue_date: string;
	due_date?: string | null;
	currency: string;
	seller: { name: string; country: string; vat_id?: string | null };
	buyer: { name: string };
	iban?: string | null;
	net?: number | null;
	tax?: number | null;
	gross: number;
	due_payable?: number | null;
	prepaid?: number | null;
	taxes: Array<{ rate: number | null; base: number | null; amount: number | null }>;
	lines: Array<{ quantity: number | null; total: number | null; tax_rate: number | null }>;
}

/** What of an invoice the truth beside a sample states. */
function asTruth(invoice: StandardizedEInvoice): Partial<Truth> {
	return {
		type_code: invoice.typeCode ?? undefined,
		invoice_number: invoice.invoiceNumber ?? undefined,
		issue_date: invoice.invoiceDate ?? undefined,
		currency: invoice.currency ?? undefined,
		net: invoice.subtotal,
		tax: invoice.tax,
		gross: invoice.total ?? undefined,
		due_payable: invoice.amountDue,
		taxes: invoice.taxes.map(({ rate, base, amount }) => ({ rate, base, amount })),
		lines: invoice.lineItems.map(({ quantity, amount, taxRate }) => ({ quantity, total: amount, tax_rate: taxRate })),
	};
}

if (existsSync(SAMPLES)) {
	describe('the sample e-invoices', () => {
		it.each(inFolder('einvoice/kosit', '_ubl.xml'))('%s states the same in CII', async (name, file) => {
			const [ubl, cii] = await Promise.all([read(file), read(file.replace('_ubl', '_uncefact'))]);

			expect(differences(standardize(cii), standardize(ubl))).toEqual(KNOWN_DIFFERENCES[name.slice(0, 6)] ?? {});
		});

		it.each([...inFolder('einvoice/kosit', '.xml'), ...inFolder('einvoice/peppol', '.xml'), ...inFolder('zugferd-form', '.pdf'), ...inFolder('factur-x', '.pdf')])(
			'%s is read, and breaks no rule',
			async (_, file) => {
				const invoice = await read(file);

				expect(findViolations(invoice)).toEqual([]);
				expect(standardize(invoice)).toMatchObject({ invoiceNumber: expect.any(String) as string, total: expect.any(Number) as number, vendor: { name: expect.any(String) as string } });
			},
		);

		it.each(inFolder('zugferd', '.pdf'))('%s is read', async (name, file) => {
			const { terms, misread } = await read(file);

			expect(terms.number).toEqual(expect.any(String));
			// One of them states a date that there is not.
			expect(misread).toEqual(name === 'ZUGFeRD_1p0_EXTENDED_Kostenrechnung.pdf' ? [{ number: 'BT-73', value: '20139102' }] : []);
		});

		it.each([...inFolder('zugferd', '.gt.json'), ...inFolder('factur-x', '.gt.json')])('%s is what is read', async (_, file) => {
			const truth = JSON.parse(readFileSync(file, 'utf8')) as Truth;
			const invoice = standardize(await read(file.replace('.gt.json', '')));
			const own = asTruth(invoice);
			const blank = (line: Truth['lines'][number]) => line.quantity === null && line.total === null;
			const stated = Object.fromEntries(Object.keys(own).map((key) => [key, truth[key as keyof Truth] ?? null])) as Partial<Truth>;

			expect({ ...own, lines: own.lines?.filter((line) => !blank(line)) }).toEqual({
				...stated,
				lines: truth.lines.filter((line) => !blank(line)).map(({ quantity, total, tax_rate }) => ({ quantity, total, tax_rate })),
			});
			expect({ vendor: invoice.vendor.name, country: invoice.vendor.country, customer: invoice.customer.name, prepaid: invoice.prepaid }).toEqual({
				vendor: truth.seller.name, country: truth.seller.country, customer: truth.buyer.name, prepaid: truth.prepaid ?? 0,
			});
		});

		it.each(inFolder('gflohr', '.json'))('%s is read from the XML that it stands for', async (_, file) => {
			const { xml, number, total } = ublOfJson(readFileSync(file, 'utf8'));
			const reading = readEInvoice(Buffer.from(xml));
			const invoice = reading.ok ? standardize(reading.invoice) : undefined;

			expect(invoice).toMatchObject({ invoiceNumber: number, total });
			expect(reading.ok && findViolations(reading.invoice)).toEqual([]);
			// The PDFs beside have the text alone.
			expect(await readHybrid(readFileSync(file.replace('.json', '.pdf')))).toBeUndefined();
		});

		it.each(['bad-pdf/hang-or-huge', 'bad-pdf/unopenable', 'bad-pdf/damaged-but-opens', 'bad-pdf/encrypted-needs-password', 'bad-pdf/encrypted-opens', 'derived'].flatMap((folder) => inFolder(folder, '.pdf')))(
			'%s ends without harm',
			async (_, file) => {
				const reading = await readHybrid(readFileSync(file));

				expect(reading === undefined || reading.ok || reading.problem.code === 'PDF_UNREADABLE').toBe(true);
			},
		);
	});
} else {
	it(`are not here, so only generated e-invoices are tried (${basename(SAMPLES)})`, () => {
		expect(existsSync(SAMPLES)).toBe(false);
	});
}
