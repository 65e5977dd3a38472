import type { IExecuteFunctions } from 'n8n-workflow';

import { documentOptions } from '../../documents/documentOptions';
import type { Document, DocumentFailure, DocumentLimits } from '../../documents/document';
import { gatherDocuments } from '../../documents/gather';
import type { AskedColumns } from '../../eInvoice/askedColumns';
import { joinGroups } from '../../node/parameters';
import { readSection } from '../../node/sections';
import { eInvoicesOption } from './eInvoicesOption';
import { judgeEInvoices, type ReadInNode } from './judgeEInvoices';

/** For the *Documents* of operations that send them: which files are taken, and what is done with e-invoices. */
export function documentsWithEInvoices({ kinds }: DocumentLimits) {
	return joinGroups(documentOptions([...kinds, 'xml']), eInvoicesOption);
}

/**
 * Finds and checks all documents of the input, of which e-invoices are read in the node where the panel says so.
 * @param asked the columns that rows shall have
 * @param take makes of an e-invoice that is read in the node what the operation goes on with
 * @throws ServiceError (kind `usage`) when the whole input has no file at all
 */
export async function gatherWithEInvoices<T>(
	ctx: IExecuteFunctions,
	limits: DocumentLimits,
	asked: AskedColumns,
	take: (found: ReadInNode) => T,
): Promise<{ documents: Document[]; failures: DocumentFailure[]; readInNode: T[] }> {
	const options = readSection(ctx, 'documents', documentsWithEInvoices(limits));
	const { judge, taken, hint } = judgeEInvoices(ctx, options.eInvoices, asked, take);
	const gathered = await gatherDocuments(ctx, options, limits, judge);
	hint();
	return { ...gathered, readInNode: taken };
}
