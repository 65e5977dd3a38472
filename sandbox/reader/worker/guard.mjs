// Runs in a thread beside the reader and ends the process when it uses too much memory or its parent is
// gone, also while the reader is stuck in a loop. Plain JavaScript: the thread starts without a loader.
import { workerData } from 'node:worker_threads';

const parent = process.ppid;
const limitBytes = workerData.memoryLimitMb * 1024 * 1024;

setInterval(() => {
	if (process.memoryUsage.rss() > limitBytes || process.ppid !== parent) {
		process.kill(process.pid, 'SIGKILL');
	}
}, 50);
