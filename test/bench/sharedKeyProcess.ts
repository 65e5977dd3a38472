import { createNodeRunner } from './nodeRunner';
import type { SharedKeyTask } from './sharedKey';

// One of several processes that use the same key, see sharedKey.ts.
// The same documents are the work of each, so that none finds them uploaded by another.
const UPLOAD = { resource: 'uploadSession', operation: 'upload', charges: { idempotency: 'custom', idempotencyKey: `process ${process.pid}` } };

void main();

async function main(): Promise<void> {
	const runner = await createNodeRunner();
	process.once('message', ({ service, files, balances }: SharedKeyTask) => {
		const upload = async () => await runner.run(service, UPLOAD, await runner.items(files));
		const ask = async () => await runner.run(service, { resource: 'account', operation: 'getBalance' }, Array.from({ length: balances }, () => ({ json: {} })));
		void Promise.all([upload(), ask()]).then((outputs) => {
			const failed = outputs.flat().find(({ json }) => 'stage' in json);
			if (failed) throw new Error(`A file failed: ${String(failed.json.message)}`);
			process.send?.('done');
		});
	});
	process.send?.('ready');
}
