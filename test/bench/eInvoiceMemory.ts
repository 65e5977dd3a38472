import type { LocalFile } from './clients/client';
import { withContents } from './files';
import { hybridOf, invoiceOfLines, ublOf } from './madeEInvoices';
import { inMegabytes, memoryOf, repeat } from './memory';
import type { Measurement } from './result';

export interface EInvoiceMemoryOptions {
	/** Of each invoice. */
	lines: number;
	/** Read in one run. */
	invoices: number;
	rounds: number;
}

export const FULL: EInvoiceMemoryOptions = { lines: 20, invoices: 1000, rounds: 3 };

/** All rows, with the standardized invoice of each by which it is reviewed. */
const AT_MOST_MB = 64;

/** Nothing is asked of the service. */
const NO_SERVICE = { baseUrl: 'http://127.0.0.1:9', apiKey: 'none' };
const READ = { resource: 'document', operation: 'extract', outputStructure: 'per_invoice', promptMode: 'preset', documents: { eInvoices: 'read' } };

/** (e) How much more memory the process takes for e-invoices that are read in the node than while it is idle, with files stored outside the items. */
export async function measureEInvoiceMemory({ lines, invoices, rounds }: EInvoiceMemoryOptions): Promise<Measurement[]> {
	const measurements: Measurement[] = [];
	for (const [called, extension, write] of [['XML', 'xml', ublOf], ['hybrids', 'pdf', hybridOf]] as const) {
		const pieces = (first: number) => (index: number) => [write(invoiceOfLines(lines, `R-${first + index}`))];
		const measure = async (warmUp: LocalFile[], files: LocalFile[]) => await repeat(rounds, async () => await memoryOf({ service: NO_SERVICE, parameters: READ, files, warmUp }));
		const uses = await withContents(20, extension, pieces(1_000_000), async (few) => await withContents(invoices, extension, pieces(1), async (files) => await measure(few, files)));
		measurements.push(...inMegabytes('e', `${invoices.toLocaleString('en-US')} x ${called} of ${lines} lines`, uses, AT_MOST_MB));
	}
	return measurements;
}
