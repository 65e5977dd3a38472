import { compareClients } from '../comparison';
import type { RealLineTask } from './realLine';
import { startBenchServer } from '../server';

// The clients at the beginning of a line, see realLine.ts.
process.once('message', (task: RealLineTask) => {
	void measure(task).then((times) => process.send?.(times, () => process.disconnect()));
});

async function measure({ front, options }: RealLineTask) {
	const server = await startBenchServer({ front });
	try {
		return (await compareClients(server, options, [0]))[0];
	} finally {
		await server.close();
	}
}
