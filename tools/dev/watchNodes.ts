import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Builds the nodes again whenever one of their files changes, into the n8n that runs with them. */
export function watchNodes(userFolder: string): ChildProcess {
	const installed = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-invoice-extraction/dist');
	return spawn(process.execPath, [join(ROOT, 'node_modules/gulp/bin/gulp.js'), 'watch'], {
		cwd: ROOT,
		env: { ...process.env, NODES_DIST: installed },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
}
