import { startSandbox } from '../../sandbox/server';
import { oneInvoiceEach } from './oneInvoiceEach';
import type { ServerAnswer, ServerRequest } from './server';

// The sandbox in a process of its own, see server.ts.
void main();

async function main(): Promise<void> {
	const sandbox = await startSandbox({
		reader: oneInvoiceEach,
		settings: { credits: 1e9, processingMsPerPage: 0, rateLimits: { enabled: false } },
	});
	const isIdle = () => sandbox.invoiceDataExtraction.extractions.every(({ status }) => status !== 'processing');
	const answer = async ({ kind, latencyMs = 0 }: ServerRequest): Promise<void> => {
		if (kind === 'settled') {
			while (!isIdle()) await new Promise((resolve) => setTimeout(resolve, 5));
			return;
		}
		sandbox.reset();
		if (latencyMs > 0) sandbox.faults.add({ route: '*', kind: 'delay', delayMs: latencyMs, times: Infinity });
	};
	process.on('message', (request: ServerRequest) => {
		void answer(request).then(() => send({ id: request.id }));
	});
	process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
	const { baseUrl, apiKey } = sandbox.invoiceDataExtraction;
	send({ id: 0, service: { baseUrl, apiKey } });
}

function send(answer: ServerAnswer): void {
	process.send?.(answer);
}
