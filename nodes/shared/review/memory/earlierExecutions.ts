import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { failAs, usageError } from '../../errors';
import { layoutOf } from '../../invoice/columns';
import { identify } from '../../invoice/identity';
import type { EarlierDelivery, ReviewRow } from '../evidence';
import { NO_MEMORY, type Memory } from './memory';

/**
 * The rows whose invoice (vendor and number) an earlier execution of this node delivered, as n8n's own deduplication
 * store remembers it; these rows' invoices are recorded with it. Call it once, with the rows that will be delivered.
 *
 * The store only answers "was this text there before", and a run must not find itself in it. So each invoice is
 * recorded with whom it belongs to: the run of the node that delivered it first (*Retry On Fail* is the same run) and
 * the file that it was in. A known invoice is a duplicate unless it is its owner that comes again:
 * - `ever`: another run is another one, even with the same file, since a supplier who sends a reminder attaches the same PDF
 *   and it must not be booked twice. Only when a person retries a failed execution, its files are the owner again.
 * - `everOtherFile`: the same file is the owner in whichever run, for workflows that go over a folder again and again.
 * What is flagged never becomes an owner, or it would pass as clean when it came once more.
 * @throws ServiceError (kind `usage`) when n8n has no such store or cannot use it
 */
export async function recallEarlierExecutions(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	scope: 'ever' | 'everOtherFile',
	rememberedInvoices: number,
): Promise<Memory> {
	const run = runOf(ctx);
	const invoices = rows.flatMap((row, index) => marksOf(row, index, run));
	if (invoices.length === 0) return NO_MEMORY;

	const store = storeOf(ctx, rememberedInvoices);
	const known = await store.checkAndRecord(unique(invoices.flatMap(({ invoice, ofRun, ofFile }) => [invoice, ofRun, ofFile])));
	const fileOwns = scope === 'everOtherFile' || ctx.getMode() === 'retry';
	const isOwner = ({ ofRun, ofFile }: Marks) => (scope === 'ever' && known.has(ofRun)) || (fileOwns && known.has(ofFile));

	const seen = invoices.filter((marks) => known.has(marks.invoice) && !isOwner(marks));
	const firstFile = new Map([...invoices].reverse().map(({ invoice, ofFile }) => [invoice, ofFile]));
	const second = invoices.filter(({ invoice, ofFile }) => !known.has(invoice) && firstFile.get(invoice) !== ofFile);
	const notOwners = [...seen.flatMap(({ ofRun, ofFile }) => [ofRun, ofFile]), ...second.map(({ ofFile }) => ofFile)];
	await store.remove(unique(notOwners).filter((mark) => !known.has(mark)));
	const deliveredBefore = new Map(seen.map(({ index }): [number, EarlierDelivery] => [index, { isOtherExecution: true }]));
	return { ...NO_MEMORY, deliveredBefore };
}

/** What is recorded of a row's invoice. */
interface Marks {
	index: number;
	invoice: string;
	ofRun: string;
	ofFile: string;
}

function marksOf(row: ReviewRow, index: number, run: string | undefined): Marks[] {
	const identity = identify(row.columns, layoutOf(row.columns));
	if (!identity) return [];
	// Without the hash, at least the same result fetched again is the same file.
	const file = row.documentHash ?? `${row.extractionId}\n${row.fileName}`;
	const mark = (...parts: string[]) => createHash('sha256').update([...parts, identity.owner, identity.key].join('\n')).digest('base64');
	return [{ index, invoice: mark('invoice'), ofRun: mark('run', run ?? file), ofFile: mark('file', file) }];
}

/** The same for a retry of the step, another one each time a loop comes back to the node. */
function runOf(ctx: IExecuteFunctions): string | undefined {
	const execution = ctx.getExecutionId();
	return execution ? `${execution}\n${String(ctx.evaluateExpression('{{ $runIndex }}', 0))}` : undefined;
}

function storeOf({ helpers }: IExecuteFunctions, invoices: number) {
	if (typeof helpers.checkProcessedAndRecord !== 'function') {
		throw usageError(
			'This version of n8n cannot remember invoices from one execution to the next',
			'Update n8n, or set Look for Duplicates In to This Execution.',
		);
	}
	// Three texts for each invoice: itself, its run, its file.
	const options = { mode: 'entries' as const, maxEntries: 3 * invoices };
	return {
		checkAndRecord: async (entries: string[]) => {
			const { processed } = await failAs(describe, async () => await helpers.checkProcessedAndRecord(entries, 'node', options));
			return new Set(processed.map(String));
		},
		remove: async (entries: string[]) => {
			if (entries.length > 0) await failAs(describe, async () => await helpers.removeProcessed(entries, 'node', options));
		},
	};
}

function describe(error: unknown) {
	const message = error instanceof Error ? error.message : String(error);
	const { failure } = usageError(
		`n8n could not look up the invoices of earlier executions: ${message}`,
		'Save the workflow and run it again, or set Look for Duplicates In to This Execution.',
	);
	return failure;
}

function unique(values: string[]): string[] {
	return [...new Set(values)];
}
