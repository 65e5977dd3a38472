import { profile } from '../../nodes/InvoiceDataExtraction/profile';
import { withFiles } from './files';
import { inMegabytes, memoryOf } from './memory';
import type { Measurement } from './result';
import { startBenchServer } from './server';

export interface LargeRunOptions {
	files: number;
	/** Of each file. */
	sizeBytes: number;
}

/** As much as a session takes: 6,000 files, and 2 GB. */
export const FULL: LargeRunOptions = { files: 6000, sizeBytes: 333_000 };

const AT_MOST_MB = 200;
const MINUTE_MS = 60_000;

/** (i) One extraction of as many documents as a session takes, with files stored outside the items: memory, time against what the limits allow, processor time. */
export async function measureLargeRun({ files: count, sizeBytes }: LargeRunOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	try {
		return await withFiles(20, 1000, async (warmUp) => await withFiles(count, sizeBytes, async (files) => {
			await server.prepare(0);
			const use = await memoryOf({ service: { baseUrl: server.baseUrl, apiKey: server.apiKey }, parameters: EXTRACT, files, warmUp }, server.settled);
			const load = `${count.toLocaleString('en-US')} files of ${Math.round(sizeBytes / 1000)} kB`;
			const boundMs = uploadBoundMs(count);
			return [
				...inMegabytes('i', load, [use], AT_MOST_MB),
				...(boundMs > 0 ? [{ part: 'i' as const, what: `${load}: time / bound of the limit of uploads`, value: use.clockMs / boundMs, unit: 'x', target: { atMost: 1.05 } }] : []),
				{ part: 'i', what: `${load}: processor time a file`, value: use.cpuMs / count, unit: 'ms' },
			];
		}));
	} finally {
		await server.close();
	}
}

const EXTRACT = { resource: 'document', operation: 'extract', outputStructure: 'per_invoice', promptMode: 'preset' };

/** One call for the session, two for each file; the first minute's may come at once, the next ones when each of them is a minute old. */
function uploadBoundMs(files: number): number {
	return (Math.ceil((2 * files + 1) / profile.limits.upload) - 1) * MINUTE_MS;
}
