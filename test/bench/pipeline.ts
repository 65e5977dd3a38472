import { compareClients, type ComparisonOptions } from './comparison';
import { ratios } from './ratios';
import type { Measurement } from './result';
import { startBenchServer } from './server';

export interface PipelineOptions extends ComparisonOptions {
	/** Added to every request, in milliseconds. */
	latencies: number[];
}

export const FULL: PipelineOptions = { files: 300, sizeBytes: 40 * 1024, latencies: [0, 50], rounds: 5 };

/** (a) From files to rows, with the same latency for each request, whether it opens a connection or not. */
export async function measurePipeline(options: PipelineOptions): Promise<Measurement[]> {
	const { latencies, files } = options;
	const server = await startBenchServer();
	try {
		const compared = await compareClients(server, options, latencies);
		return compared.flatMap((times, index) => ratios('a', `${latencies[index]} ms latency`, files, times, latencies[index] > 0));
	} finally {
		await server.close();
	}
}
