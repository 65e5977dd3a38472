import { EInvoiceError } from '../problem';

/** Where one is in a PDF, or in an object stream of it. */
export interface Cursor {
	bytes: Buffer;
	at: number;
}

export const [CR, LF] = [13, 10];

export function unreadable(message: string): EInvoiceError {
	return new EInvoiceError({ code: 'PDF_UNREADABLE', message });
}
