import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * Builds the nodes again whenever one of their files changes, into the n8n that runs with them.
 * @returns what ends it
 */
export function watchNodes(userFolder: string): () => Promise<void> {
	const installed = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-invoice-extraction/dist');
	const watcher = spawn(process.execPath, [join(ROOT, 'node_modules/gulp/bin/gulp.js'), 'watch'], {
		cwd: ROOT,
		env: { ...process.env, NODES_DIST: installed },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const ended = once(watcher, 'exit');
	return async () => {
		watcher.kill();
		await ended;
	};
}
