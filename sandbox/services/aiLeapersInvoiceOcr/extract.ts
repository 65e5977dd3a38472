import { toCsv } from '../../core/tables/formats';
import { ApiError } from './errors';
import type { Account } from './account';
import type { Form } from '../../core/formData';
import type { InvoiceResult } from './invoiceResult';
import { readInvoice } from './readInvoice';
import type { Service } from './service';
import type { Work } from '../../core/work';
import { postResult } from './webhooks';

export type ExtractAnswer = { type: 'json'; body: object } | { type: 'csv'; body: string };

/** POST /extract: "Upload a single invoice document and receive structured data." */
export async function extract(service: Service, account: Account, form: Form, work: Work): Promise<ExtractAnswer> {
	const { clock, settings } = service.sandbox;
	const { extractMs, webhookAnswer } = settings.aiLeapersInvoiceOcr;
	const request = parameters(form);
	const leave = account.enter();
	try {
		const settle = account.reserve(1);
		const startedAt = clock.now();
		let extracted = 0;
		try {
			const finish = await readInvoice(service, account.plan, request.file);
			await work.sleep(Math.max(0, startedAt + extractMs - clock.now()));
			const result = finish(startedAt);
			extracted = 1;
			const posts = request.webhookUrl !== undefined && account.plan.webhooks;
			if (posts) postResult(service, request.webhookUrl ?? '', result);
			if (posts && webhookAnswer === 'processing') return { type: 'json', body: { id: result.id, status: 'processing' } };
			return request.format === 'csv' ? { type: 'csv', body: csvOf(result) } : { type: 'json', body: result };
		} finally {
			settle(extracted);
		}
	} finally {
		leave();
	}
}

function parameters({ fields, files }: Form) {
	const [file, ...others] = files;
	if (file?.fieldName !== 'file' || others.length > 0) throw new ApiError('invalid_file', 'Exactly one file is required, in the field "file".');
	const { format = 'json', language, webhook_url: webhookUrl } = fields;
	if (format !== 'json' && format !== 'csv') throw new ApiError('invalid_file', `Unknown format: ${format}. Use json or csv.`);
	if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
		throw new ApiError('invalid_file', `Unknown language: ${language}. Use an ISO 639-1 code.`);
	}
	if (webhookUrl !== undefined && !URL.canParse(webhookUrl)) throw new ApiError('invalid_file', 'webhook_url is no URL.');
	return { file, format, webhookUrl };
}

/** One line for each line item with the data of the invoice repeated; the document does not show the columns. */
function csvOf({ vendor, line_items: lines, ...invoice }: InvoiceResult): string {
	const { id, invoice_number, date, due_date, currency, subtotal, tax, tax_rate, total, payment_terms, confidence } = invoice;
	const head = { id, vendor_name: vendor.name, vendor_address: vendor.address, vendor_tax_id: vendor.tax_id, invoice_number, date, due_date, currency };
	const foot = { subtotal, tax, tax_rate, total, payment_terms, confidence };
	const none = { description: null, quantity: null, unit_price: null, amount: null };
	const records = (lines.length > 0 ? lines : [none]).map((line) => ({ ...head, ...line, ...foot }));
	const columns = Object.keys(records[0]).map((name) => ({ name, type: 'text' as const }));
	return toCsv({ columns, rows: records.map((record) => Object.values(record)) });
}
