import type { Measurement } from '../result';
import { startBenchServer } from '../server';
import { startBenchN8n } from './benchN8n';
import { getRowsWorkflow } from './workflows';

export interface ManyRowsOptions {
	documents: number;
	/** Of each document, one row for each. */
	invoices: number;
}

export const FULL: ManyRowsOptions = { documents: 100, invoices: 1000 };

const AT_MOST_MB = 1536;
const MB = 1024 * 1024;

/** (j) Many rows through *Get Rows* in a whole n8n with its own settings, which stores the execution with all of them: the most memory that n8n had. */
export async function measureManyRows({ documents, invoices }: ManyRowsOptions): Promise<Measurement[]> {
	const server = await startBenchServer({ invoicesEach: invoices });
	const n8n = await startBenchN8n();
	try {
		await server.prepare(0);
		const rows = documents * invoices;
		const ended = await n8n.run(getRowsWorkflow, server, { count: documents, sizeBytes: 40 * 1024 });
		if (ended.error || ended.rows !== rows) throw new Error(`${ended.rows} of ${rows} rows came back. ${ended.error ?? ''}`);
		const what = `${rows.toLocaleString('en-US')} rows through Get Rows in a real n8n`;
		return [
			{ part: 'j', what: `${what}: memory of n8n`, value: ended.peakBytes / MB, unit: 'MB', target: { atMost: AT_MOST_MB } },
			{ part: 'j', what: `${what}: the whole execution`, value: ended.seconds, unit: 's' },
		];
	} finally {
		await n8n.close();
		await server.close();
	}
}
