import type { INodeExecutionData } from 'n8n-workflow';

import { InvoiceParserProApi } from '../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProSessionApi } from '../../../credentials/InvoiceParserProSessionApi.credentials';
import { InvoiceParserPro } from '../../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { useServiceFixture, type Outcome, type ServiceFixture, type Subject, type Trial } from '../../support/serviceFixture';
import type { TestFile } from '../../support/testDocuments';
import { document } from '../../sandbox/support/parserProClient';
import { textReader } from '../../sandbox/support/textReader';

const subject: Subject = {
	type: 'n8n-nodes-invoice-extraction.invoiceParserPro',
	node: new InvoiceParserPro(),
	credential: new InvoiceParserProApi(),
	otherCredentials: [new InvoiceParserProSessionApi()],
	account: ({ invoiceParserPro: { apiKey, baseUrl } }) => ({ apiKey, baseUrl }),
	reader: textReader,
};

/** The node with a sandbox that reads the trivial text format. */
export function useParserPro(): () => ServiceFixture {
	return useServiceFixture(subject);
}

/** The same with a sandbox that really reads documents. */
export function useReadingParserPro(): () => ServiceFixture {
	return useServiceFixture({ ...subject, reader: undefined });
}

export const extract = (fixture: ServiceFixture, files: TestFile[], trial?: Trial): Promise<Outcome> =>
	fixture.rows(['invoice', 'extract'], files, withEvidence(trial));

export const extractBatch = (fixture: ServiceFixture, files: TestFile[], trial?: Trial): Promise<Outcome> =>
	fixture.rows(['batch', 'extract'], files, withEvidence(trial));

const withEvidence = (trial?: Trial): Trial => ({ ...trial, options: { evidence: 'full', ...trial?.options } });

/** An invoice of 110.00, 10.00 of it tax, with one line. */
export function invoice(number: string, more = ''): TestFile {
	const text = [
		'vendorName: Acme',
		`invoiceNumber: ${number}`,
		'invoiceDate: 2026-01-15',
		'subtotal: 100',
		'tax: 10',
		'total: 110',
		'currency: USD',
		'item: Paper | 2 | 100',
		...(more ? [more] : []),
	];
	return { name: `${number}.pdf`, bytes: document(text.join('\n')) };
}

/** Opens only with a password, which only the service finds out. */
export const locked: TestFile = { name: 'locked.pdf', bytes: document('encrypted') };

export const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json.invoice_number);
export const codes = (items: INodeExecutionData[]) => items.map(({ json }) => [json.fileName, json.code]);
export const reasons = ([item]: INodeExecutionData[]) =>
	(item.json._extraction as { reasons: Array<{ code: string; message: string; field?: string }> }).reasons;
