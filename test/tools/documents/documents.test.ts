import { loadImage } from '@napi-rs/canvas';
import { XMLParser } from 'fast-xml-parser';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { generateDocuments, generateEInvoices, type DemoDocument } from '../../../tools/documents';

interface OpenedPdf {
	/** Name of pdf.js's exception when the document does not open. */
	refusal?: string;
	pages?: string[];
	attachments?: Record<string, string>;
}

// pdf.js is an ES module, which jest's own module loader cannot take; a worker has Node's.
const PDF_WORKER = `
	const { parentPort, workerData } = require('node:worker_threads');
	(async () => {
		const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
		const { bytes, password } = workerData;
		const pdf = await getDocument({ data: new Uint8Array(bytes), password, verbosity: 0 }).promise;
		const pages = [];
		for (let page = 1; page <= pdf.numPages; page++) {
			const { items } = await (await pdf.getPage(page)).getTextContent();
			pages.push(items.map((item) => item.str).join(' '));
		}
		const attached = Object.values((await pdf.getAttachments()) ?? {});
		const attachments = Object.fromEntries(
			attached.map(({ filename, content }) => [filename, new TextDecoder().decode(content)]),
		);
		parentPort.postMessage({ pages, attachments });
	})().catch((error) => parentPort.postMessage({ refusal: error.name }));
`;

async function open({ bytes }: DemoDocument, password?: string): Promise<OpenedPdf> {
	const worker = new Worker(PDF_WORKER, { eval: true, workerData: { bytes, password } });
	try {
		const [opened] = (await once(worker, 'message')) as [OpenedPdf];
		return opened;
	} finally {
		await worker.terminate();
	}
}

let documents: DemoDocument[];

beforeAll(async () => {
	documents = await generateDocuments();
});

function named(part: string): DemoDocument {
	const [document] = documents.filter(({ fileName }) => fileName.includes(part));
	return document;
}

it('are the same bytes every time, under names of their own', async () => {
	const again = await generateDocuments();
	expect(new Set(again.map(({ fileName }) => fileName)).size).toBe(again.length);
	expect(again.map(({ bytes }) => bytes.toString('base64'))).toEqual(
		documents.map(({ bytes }) => bytes.toString('base64')),
	);
});

it('show number, vendor and customer in the text of their pages', async () => {
	const readable = documents.filter((file) => file.truth && file.mimeType === 'application/pdf');
	expect(readable.length).toBeGreaterThan(5);
	for (const document of readable) {
		const text = (await open(document)).pages?.join(' ');
		for (const column of ['Invoice Number', 'Vendor Name', 'Customer Name'] as const) {
			expect(text).toContain(document.truth?.[column]);
		}
	}
});

it('write amounts and dates as their country does', async () => {
	const [[german], [french], [american]] = await Promise.all(
		['nordlicht', 'atelier', 'harbor-supply-INV-2026-0117.pdf'].map(
			async (part) => (await open(named(part))).pages ?? [],
		),
	);
	expect(german).toContain('1.461,14 €');
	expect(german).toContain('09.01.2026');
	expect(french).toMatch(/4\s032,00\s€/);
	expect(french).toContain('22 janvier 2026');
	expect(american).toContain('$1,123.32');
});

it('spread many line items over pages, with the total on the last', async () => {
	const { pages = [] } = await open(named('fieldstone'));
	expect(pages).toHaveLength(3);
	expect(pages[0]).not.toContain('$8,820.47');
	expect(pages[2]).toContain('$8,820.47');
});

it('embed the hybrid invoice as XML that says the same as its page', async () => {
	const document = named('factur-x');
	const { attachments = {} } = await open(document);
	const parsed = new XMLParser({ removeNSPrefix: true }).parse(attachments['factur-x.xml']);
	const { ExchangedDocument, SupplyChainTradeTransaction } = parsed.CrossIndustryInvoice;
	const settlement = SupplyChainTradeTransaction.ApplicableHeaderTradeSettlement;
	expect(ExchangedDocument.ID).toBe(document.truth?.['Invoice Number']);
	expect(
		settlement.SpecifiedTradeSettlementHeaderMonetarySummation.GrandTotalAmount,
	).toBe(document.truth?.Total);
});

it('have an e-invoice as XML alone, and one whose XML says another total than its page', async () => {
	const [xml, hybrid] = await generateEInvoices();
	const again = await generateEInvoices();
	const { pages = [], attachments = {} } = await open(hybrid);

	expect(again.map(({ bytes }) => bytes.toString('base64'))).toEqual([xml, hybrid].map(({ bytes }) => bytes.toString('base64')));
	expect(xml).toMatchObject({ mimeType: 'application/xml', truth: { Total: 612.61 } });
	expect(xml.bytes.toString()).toContain('<ram:GrandTotalAmount>612.61</ram:GrandTotalAmount>');
	expect(pages[0]).toContain('2.987,10 €');
	expect(attachments['factur-x.xml']).toContain('<ram:GrandTotalAmount>2487.10</ram:GrandTotalAmount>');
});

it('open only with the password where one is set', async () => {
	expect(await open(named('locked'))).toEqual({ refusal: 'PasswordException' });
	expect((await open(named('locked'), 'demo')).pages).toHaveLength(1);
});

it('do not open after a transfer that broke off', async () => {
	expect(await open(named('cut-off'))).toEqual({ refusal: 'InvalidPDFException' });
});

it('come as pictures too, in the size and format they claim, within the service\'s 5 MB', async () => {
	for (const { bytes, mimeType } of [named('.png'), named('.jpg')]) {
		const { width, height } = await loadImage(bytes);
		expect([width, height]).toEqual([1700, 2200]);
		expect(bytes.length).toBeLessThan(5_000_000);
		const magic = mimeType === 'image/png' ? '89504e47' : 'ffd8ff';
		expect(bytes.toString('hex', 0, 4)).toMatch(new RegExp(`^${magic}`));
	}
});

it('include a total that does not add up and an invoice that was sent twice', () => {
	for (const { truth, fileName } of documents) {
		if (!truth) continue;
		const gap = Math.abs(truth.Subtotal + truth.Tax - truth.Total);
		expect(gap).toBeCloseTo(fileName.includes('wrong-total') ? 100 : 0, 2);
	}
	const first = named('harbor-supply-INV-2026-0117.pdf');
	const again = named('reminder');
	expect(again.truth).toEqual(first.truth);
	expect(again.bytes.equals(first.bytes)).toBe(false);
	const order = [first.fileName, again.fileName];
	expect([...order].sort()).toEqual(order);
	expect(documents.map(({ fileName }) => fileName).filter((name) => order.includes(name))).toEqual(order);
});
