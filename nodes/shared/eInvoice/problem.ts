/** Why a file gives no e-invoice. The message is a sentence for people, without its full stop. */
export interface EInvoiceProblem {
	code: 'XML_MALFORMED' | 'XML_UNSAFE' | 'XML_TOO_LARGE' | 'PDF_UNREADABLE' | 'NOT_AN_E_INVOICE' | 'ORDER_INSTEAD_OF_INVOICE';
	message: string;
}

/** What is told of a file that is XML and nothing else, so that no service can read it either. */
export function asFailure({ code, message }: EInvoiceProblem, fileName: string): { code: string; message: string } {
	return { code, message: `${fileName} cannot be read as an e-invoice: ${message}. Ask its sender for a correct one.` };
}

/** Carries a problem through the readers; it ends in `readEInvoice.ts`, where it becomes a value. */
export class EInvoiceError extends Error {
	constructor(readonly problem: EInvoiceProblem) {
		super(problem.message);
	}
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: EInvoiceProblem };

/** Turns an EInvoiceError into a value; anything else is a fault of ours and stays an exception. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
	let unexpected: unknown;
	try {
		return { ok: true, value: await work() };
	} catch (error) {
		if (error instanceof EInvoiceError) return { ok: false, problem: error.problem };
		unexpected = error;
	}
	throw unexpected;
}
