import { startSandbox } from '../../sandbox/server';
import { sameInvoices } from './sameInvoices';
import type { ServerAnswer, ServerOptions, ServerRequest } from './server';

// The sandbox in a process of its own, see server.ts.
void main();

async function main(): Promise<void> {
	const { front, invoicesEach = 1 } = JSON.parse(process.argv[2]) as ServerOptions;
	const sandbox = await startSandbox({
		...front,
		reader: sameInvoices(invoicesEach),
		settings: { credits: 1e9, processingMsPerPage: 0, rateLimits: { enabled: false } },
	});
	const isIdle = () => sandbox.invoiceDataExtraction.extractions.every(({ status }) => status !== 'processing');
	const answer = async ({ kind, latencyMs = 0, isLimited = false }: ServerRequest): Promise<Omit<ServerAnswer, 'id'>> => {
		if (kind === 'settled') {
			while (!isIdle()) await new Promise((resolve) => setTimeout(resolve, 5));
			return {};
		}
		if (kind === 'requests') return { requests: sandbox.requests.map(({ route, status, at }) => ({ route, status, at })) };
		sandbox.reset();
		sandbox.settings.rateLimits.enabled = isLimited;
		if (latencyMs > 0) sandbox.faults.add({ route: '*', kind: 'delay', delayMs: latencyMs, times: Infinity });
		return {};
	};
	process.on('message', (request: ServerRequest) => {
		void answer(request).then((answered) => send({ id: request.id, ...answered }));
	});
	process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
	const { baseUrl, apiKey } = sandbox.invoiceDataExtraction;
	send({ id: 0, service: { baseUrl, apiKey } });
}

function send(answer: ServerAnswer): void {
	process.send?.(answer);
}
