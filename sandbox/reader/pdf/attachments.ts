import type { PDFDocumentProxy } from 'pdfjs-dist';

interface Attachment {
	filename: string;
	content: Uint8Array;
}

/** The usual names of an e-invoice inside a PDF; others are tried after them. */
const INVOICE_NAME = /factur-?x|zugferd|xrechnung|order-x|ubl|cii|invoice|rechnung|facture/i;

/** The XML files attached to the document or to one of its pages, the likeliest e-invoice first. */
export async function attachedXml(pdf: PDFDocumentProxy, pages: number): Promise<Uint8Array[]> {
	const attachments = [...(await documentAttachments(pdf)), ...(await pageAttachments(pdf, pages))];
	return attachments
		.filter(({ content }) => /^[^<]{0,8}</.test(Buffer.from(content.subarray(0, 64)).toString('latin1').replaceAll('\0', '')))
		.sort((a, b) => Number(INVOICE_NAME.test(b.filename)) - Number(INVOICE_NAME.test(a.filename)))
		.map(({ content }) => content);
}

async function documentAttachments(pdf: PDFDocumentProxy): Promise<Attachment[]> {
	const byName: unknown = await pdf.getAttachments().catch(() => null);
	return Object.values(byName ?? {}).filter(isAttachment);
}

async function pageAttachments(pdf: PDFDocumentProxy, pages: number): Promise<Attachment[]> {
	const found: Attachment[] = [];
	for (let number = 1; number <= Math.min(pages, 3); number++) {
		const annotations: unknown[] = await pdf
			.getPage(number)
			.then((page) => page.getAnnotations())
			.catch(() => []);
		for (const annotation of annotations) {
			if (typeof annotation !== 'object' || annotation === null || !('file' in annotation)) continue;
			if (isAttachment(annotation.file)) found.push(annotation.file);
		}
	}
	return found;
}

function isAttachment(value: unknown): value is Attachment {
	if (typeof value !== 'object' || value === null) return false;
	if (!('filename' in value) || !('content' in value)) return false;
	return typeof value.filename === 'string' && value.content instanceof Uint8Array;
}
