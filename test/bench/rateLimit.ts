import { profile, type LimitClass } from '../../nodes/InvoiceDataExtraction/profile';
import { clock } from '../../nodes/shared/clock';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { createVirtualClock } from '../../sandbox/core/virtualClock';
import { withFiles } from './files';
import { createNodeRunner, type NodeRunner } from './nodeRunner';
import { sameInvoices } from './sameInvoices';
import type { Measurement } from './result';

export interface RateLimitOptions {
	calls: number;
	/** Added to every request, in milliseconds of the simulated time. */
	latencyMs: number;
}

export const FULL: RateLimitOptions = { calls: 1200, latencyMs: 50 };

const MINUTE_MS = 60_000;

/**
 * (b) Under the documented limits, which the sandbox enforces over any minute: how long the calls take, in units of the
 * least that the limit allows, and how many are refused with 429. Sandbox and node share a clock that jumps over idle
 * time, so that minutes pass in seconds; time passes in it by latency and waiting alone.
 */
export async function measureRateLimit({ calls, latencyMs }: RateLimitOptions): Promise<Measurement[]> {
	const virtual = createVirtualClock();
	const realClock = { ...clock };
	Object.assign(clock, { now: virtual.now, sleep: virtual.sleep });
	const sandbox = await startSandbox({ clock: virtual, reader: sameInvoices(1), settings: { credits: 1e9, processingMsPerPage: 0 } });
	sandbox.faults.add({ route: '*', kind: 'delay', delayMs: latencyMs, times: Infinity });
	const runner = await createNodeRunner();
	try {
		return [...(await measureUploads(sandbox, runner, calls)), ...(await measurePolls(sandbox, runner, calls))];
	} finally {
		await runner.close();
		await sandbox.close();
		Object.assign(clock, realClock);
	}
}

/** One call for the session, two for each file: its part URL and its completion. */
async function measureUploads(sandbox: Sandbox, runner: NodeRunner, calls: number): Promise<Measurement[]> {
	return await withFiles(Math.floor((calls - 1) / 2), 2048, async (files) => {
		sandbox.requests.length = 0;
		await runner.run(sandbox.invoiceDataExtraction, { resource: 'uploadSession', operation: 'upload' }, await runner.items(files));
		return judge(sandbox, 'upload', ['createSession', 'partUrls', 'completeUpload'], 2 * files.length + 1);
	});
}

async function measurePolls(sandbox: Sandbox, runner: NodeRunner, calls: number): Promise<Measurement[]> {
	return await withFiles(1, 2048, async (files) => {
		const service = sandbox.invoiceDataExtraction;
		const [{ json }] = await runner.run(service, { resource: 'document', operation: 'submit' }, await runner.items(files));
		const item = { json: { extractionId: json.extractionId } };
		sandbox.requests.length = 0;
		// One run a call: a run asks once for all its items of the same extraction. The limits hold for all runs.
		for (let call = 0; call < calls; call++) {
			await runner.run(service, { resource: 'extraction', operation: 'getStatus', extractionId: '={{ $json.extractionId }}' }, [item]);
		}
		return judge(sandbox, 'poll', ['poll'], calls);
	});
}

function judge({ requests }: Sandbox, limitClass: LimitClass, routes: string[], expected: number): Measurement[] {
	const made = requests.filter(({ route }) => routes.includes(route));
	const refused = made.filter(({ status }) => status === 429).length;
	if (made.length - refused !== expected) throw new Error(`${made.length - refused} calls were made instead of ${expected}.`);
	const perMinute = profile.limits[limitClass];
	// The first minute's calls may come at once, the next ones when each of them is a minute old.
	const boundMs = (Math.ceil(expected / perMinute) - 1) * MINUTE_MS;
	const tookMs = Math.max(...made.map(({ at }) => at)) - made[0].at;
	const what = `${expected.toLocaleString('en-US')} calls at ${perMinute} a minute (${limitClass})`;
	return [
		...(boundMs > 0 ? [{ part: 'b' as const, what: `${what}: time / bound of the limit`, value: tookMs / boundMs, unit: 'x', target: { atMost: 1.1 } }] : []),
		{ part: 'b', what: `${what}: answers with 429`, value: refused, unit: '', target: { atMost: 0 } },
	];
}
