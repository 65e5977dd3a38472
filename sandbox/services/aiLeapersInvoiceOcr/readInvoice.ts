import { randomBytes } from 'node:crypto';
import type { DocumentReading } from '../../reader/reading';
import type { FormFile } from '../../core/formData';
import { ApiError } from './errors';
import { invoiceResult, type InvoiceResult } from './invoiceResult';
import type { Plan } from './plans';
import type { Service } from './service';

/**
 * Reads one document.
 * @returns what makes the answer, given when the work on it began on the sandbox's clock
 * @throws ApiError
 */
export async function readInvoice(service: Service, plan: Plan, file: FormFile): Promise<(sinceMs: number) => InvoiceResult> {
	if (file.isTooLarge) throw new ApiError('file_too_large');
	if (!/\.(pdf|png|jpe?g)$/i.test(file.fileName)) {
		throw new ApiError('invalid_file', `Unsupported file type: ${file.fileName}. Use PDF, PNG or JPG.`);
	}
	const reading = await service.sandbox.read(file);
	const { invoice, pages } = firstInvoice(service, plan, reading);
	const id = `ext_${randomBytes(4).toString('hex')}`;
	return (sinceMs) => invoiceResult(id, invoice, pages, Math.round(service.sandbox.clock.now() - sinceMs));
}

/** "Upload a single invoice document": of several in one file the first counts. */
function firstInvoice(service: Service, plan: Plan, reading: DocumentReading) {
	if (reading.status !== 'read' || reading.invoices.length === 0) throw new ApiError('invalid_file');
	const read = reading.pages.filter(({ status }) => status === 'read').length;
	const [invoice] = reading.invoices;
	if (plan.multiPage || reading.pages.length === 1) return { invoice, pages: read };
	if (service.sandbox.settings.aiLeapersInvoiceOcr.morePagesOnFree === 'refuse') {
		throw new ApiError('invalid_file', `The ${plan.name} plan takes documents of a single page.`);
	}
	return { invoice: { ...invoice, lineItems: invoice.lineItems.filter(({ page }) => page === 1) }, pages: 1 };
}
