import type { IExecuteFunctions } from 'n8n-workflow';

import { claimedKind, type Judge, type Verdict } from '../../documents/check';
import type { DocumentOrigin } from '../../documents/document';
import type { Inspection } from '../../documents/inspect';
import { findUnstated, type AskedColumns } from '../../eInvoice/askedColumns';
import { figuresOf } from '../../eInvoice/figuresOf';
import { asFailure } from '../../eInvoice/problem';
import { readEInvoiceOf } from '../../eInvoice/readDocument';
import type { EInvoice } from '../../eInvoice/readEInvoice';
import { standardize } from '../../eInvoice/standardize';
import { listNames } from '../../output/listNames';
import type { EInvoiceMode } from './eInvoicesOption';

/** An e-invoice that is read in the node and not sent. */
export interface ReadInNode {
	origin: DocumentOrigin;
	/** Hex. */
	sha256: string;
	invoice: EInvoice;
}

/** What became of the e-invoices of a run. */
export interface Judged<T> {
	judge: Judge;
	/** What was made of those that are read in the node, in the order of the input. */
	taken: T[];
	/** Says in the node's panel which of them were sent all the same, and why. */
	hint(): void;
}

/**
 * Decides for each file that may be an e-invoice whether it is read in the node or sent, and what its rows are then compared with. What
 * cannot be read is sent if a service can read it, and fails alone if it is nothing but XML.
 * @param asked the columns that rows shall have
 * @param take makes of one that is read in the node what the operation goes on with, and nothing else of its XML is kept in memory; without
 * it none is, and XML alone is no document
 */
export function judgeEInvoices<T>(ctx: IExecuteFunctions, mode: EInvoiceMode, asked: AskedColumns, take?: (found: ReadInNode) => T): Judged<T> {
	const taken: T[] = [];
	const unread: string[] = [];
	const incomplete: string[] = [];

	const judge = async (origin: DocumentOrigin, inspection: Inspection): Promise<Verdict> => {
		const { kind, sha256 } = inspection;
		const alone: Verdict = claimedKind(origin.originalName) ? { is: 'document' } : { is: 'other' };
		if (mode === 'send') return kind ? { is: 'document' } : alone;
		if (!kind && !take) return alone;
		const reading = await readEInvoiceOf(ctx, origin, inspection);
		if (!reading?.ok) {
			if (kind) {
				if (reading && reading.problem.code !== 'NOT_AN_E_INVOICE') unread.push(`${origin.originalName} (${reading.problem.message})`);
				return { is: 'document' };
			}
			return !reading || reading.problem.code === 'NOT_AN_E_INVOICE' ? alone : { is: 'failed', ...asFailure(reading.problem, origin.originalName) };
		}
		const { invoice } = reading;
		const missing = kind && mode === 'read' ? lacking(asked, invoice) : undefined;
		if (missing) incomplete.push(`${origin.originalName} (${missing})`);
		if (missing || !take || (kind && mode === 'check')) return { is: 'document', eInvoice: figuresOf(invoice) };
		taken.push(take({ origin, sha256, invoice }));
		return { is: 'taken' };
	};

	const hint = (): void => {
		const messages = [
			...(unread.length > 0 ? [`The XML inside could not be read, so that only the PDF was sent: ${listNames(unread)}.`] : []),
			...(incomplete.length > 0 ? [`The XML does not state all columns, so that the PDF was sent: ${listNames(incomplete)}.`] : []),
		];
		// The method is missing in older versions of n8n.
		if (messages.length > 0) ctx.addExecutionHints?.({ message: messages.join(' '), location: 'outputPane', type: 'warning' });
	};
	return { judge, taken, hint };
}

/** What an e-invoice lacks of what was asked for, in words; undefined where that is nothing. */
function lacking(asked: AskedColumns, invoice: EInvoice): string | undefined {
	const unstated = findUnstated(asked, standardize(invoice));
	if (!unstated) return 'the service names the columns';
	return unstated.length > 0 ? unstated.join(', ') : undefined;
}
