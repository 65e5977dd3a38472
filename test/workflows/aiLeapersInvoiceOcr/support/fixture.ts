import { AiLeapersInvoiceOcrApi } from '../../../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { AiLeapersInvoiceOcr } from '../../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { AiLeapersInvoiceOcrTrigger } from '../../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcrTrigger.node.js';
import { useServiceFixture } from '../../../support/serviceFixture';
import type { TestFile } from '../../../support/testDocuments';
import { textReader } from '../../../sandbox/support/textReader';

export const TRIGGER_TYPE = 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcrTrigger';
export const SECRET = 's3cret?ß';

/** The node, and the trigger, with the Business key; documents are in the text format of `textReader`. */
export const useOcr = () =>
	useServiceFixture({
		type: 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcr',
		node: new AiLeapersInvoiceOcr(),
		credential: new AiLeapersInvoiceOcrApi(),
		otherNodes: { [TRIGGER_TYPE]: new AiLeapersInvoiceOcrTrigger() },
		account: ({ aiLeapersInvoiceOcr: { apiKey, baseUrl } }) => ({ apiKey, baseUrl, webhookSecret: SECRET }),
		reader: textReader,
	});

/** What an invoice says unless a test says otherwise: 100 before tax at 19 %, two lines, by Acme Supply Co. */
const FIELDS: Record<string, string | number> = {
	vendorName: 'Acme Supply Co.',
	invoiceDate: '2026-01-02',
	dueDate: '2026-02-01',
	currency: 'EUR',
	subtotal: 100,
	taxRate: 19,
	tax: 19,
	total: 119,
};

/** A document that looks like a PDF to the node. @param fields other values; null leaves a field out */
export function invoice(number: string, fields: Record<string, string | number | null> = {}, name = `${number}.pdf`): TestFile {
	const entries = Object.entries({ invoiceNumber: number, ...FIELDS, ...fields }).filter(([, value]) => value !== null);
	const lines = entries.map(([key, value]) => `${key}: ${value}`);
	return document([...lines, 'item: Paper | 2 | 40', 'item: Ink | 1 | 60'].join('\n'), name);
}

export function document(text: string, name: string): TestFile {
	return { name, bytes: Buffer.from(`%PDF-1.7\n${text}`) };
}

/** Passes the node's checks, but the service cannot read it. */
export function corrupt(name: string): TestFile {
	return { name, bytes: Buffer.from('garbage %PDF-1.7') };
}
