import { request } from 'undici';
import { Work } from '../../core/work';
import type { InvoiceResult } from './invoiceResult';
import type { Service } from './service';

/** "URL to POST results to when processing completes": nobody waits for it. The document gives neither a signature nor retries. */
export function postResult(service: Service, url: string, result: InvoiceResult): void {
	const work = new Work(service.sandbox.clock);
	void deliver(service, url, result).finally(() => work.end());
}

const TIMEOUT_MS = 10_000;

async function deliver(service: Service, url: string, result: InvoiceResult): Promise<void> {
	for (let count = 0; count < service.sandbox.settings.aiLeapersInvoiceOcr.webhookDeliveries; count++) {
		service.deliveries.push({ url, id: result.id, status: await post(url, result) });
	}
}

async function post(url: string, result: InvoiceResult): Promise<number | undefined> {
	try {
		const { statusCode, body } = await request(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(result),
			headersTimeout: TIMEOUT_MS,
			bodyTimeout: TIMEOUT_MS,
		});
		await body.dump();
		return statusCode;
	} catch {
		return undefined;
	}
}
