import { EInvoiceError } from '../problem';

export function unreadable(message: string): EInvoiceError {
	return new EInvoiceError({ code: 'PDF_UNREADABLE', message });
}
