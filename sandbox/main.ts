import { parseArgs } from 'node:util';
import { createRealClock } from './core/clock';
import { startSandbox } from './server';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8765' },
			speed: { type: 'string', default: '1' },
			credits: { type: 'string', default: '50' },
			log: { type: 'boolean', default: false },
		},
	});
	const sandbox = await startSandbox({
		port: wholeNumber('port', values.port),
		clock: createRealClock(positiveNumber('speed', values.speed)),
		settings: { credits: wholeNumber('credits', values.credits) },
		logger: values.log,
	});
	const { baseUrl, apiKey, otherApiKey, expiredApiKey, revokedApiKey } = sandbox.invoiceDataExtraction;
	console.log(`Invoice Data Extraction
  base URL         ${baseUrl}
  API key          ${apiKey}
  another account  ${otherApiKey}
  expired key      ${expiredApiKey}
  revoked key      ${revokedApiKey}

InvoiceParser Pro
  base URL         ${sandbox.invoiceParserPro.baseUrl}
  API key          ${sandbox.invoiceParserPro.apiKey}
  no Business tier ${sandbox.invoiceParserPro.soloApiKey}
  session token    ${sandbox.invoiceParserPro.sessionToken}

AI Leapers Invoice OCR
  base URL         ${sandbox.aiLeapersInvoiceOcr.baseUrl}
  Business key     ${sandbox.aiLeapersInvoiceOcr.apiKey}
  Pro key          ${sandbox.aiLeapersInvoiceOcr.proKey}
  Free key         ${sandbox.aiLeapersInvoiceOcr.freeKey}

What arrived       curl ${sandbox.url}/_sandbox/requests
Inject a fault     curl ${sandbox.url}/_sandbox/faults -H 'content-type: application/json' -d '{"route":"submit","kind":"dropAfter"}'
Change a setting   curl ${sandbox.url}/_sandbox/settings -H 'content-type: application/json' -d '{"credits":3}'
Start afresh       curl -X POST ${sandbox.url}/_sandbox/reset

sandbox/README.md lists the faults and settings. Ctrl+C ends the sandbox and deletes what was uploaded.`);

	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		// More than once, since npm passes on the signal that the terminal gives to everybody.
		process.on(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

function wholeNumber(name: string, text: string): number {
	if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
	return Number(text);
}

function positiveNumber(name: string, text: string): number {
	if (!(Number(text) > 0)) throw new Error(`--${name} must be a positive number, not "${text}"`);
	return Number(text);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
