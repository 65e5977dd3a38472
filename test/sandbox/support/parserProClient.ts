import { FormData, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { Clock } from '../../../sandbox/core/clock';
import type { DocumentReader } from '../../../sandbox/reader/reading';
import type { InvoiceParserProPatch } from '../../../sandbox/services/invoiceParserPro/settings';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';
import { textReader } from './textReader';

export interface ParserProAnswer {
	status: number;
	headers: Dispatcher.ResponseData['headers'];
	bytes: Buffer;
	/** The parsed JSON; an empty object when there is none. */
	body: Record<string, unknown>;
}

/** A document of the trivial text format, with the mark of a PDF. */
export function document(text: string): Buffer {
	return Buffer.from(`${text}\n%PDF-1.7`);
}

export const GOOD =
	'vendorName: Acme\ninvoiceNumber: A-1\ninvoiceDate: 2026-01-15\nsubtotal: 100\ntax: 10\ntotal: 110\ncurrency: USD\nitem: Paper | 2 | 100';

/** A sandbox with a jumping clock, and the calls that a user of the InvoiceParser Pro API makes. */
export class ParserProClient {
	key: string;

	private constructor(
		readonly sandbox: Sandbox,
		readonly clock: Clock,
	) {
		this.key = sandbox.invoiceParserPro.apiKey;
	}

	static async start(settings: InvoiceParserProPatch = {}, reader: DocumentReader = textReader): Promise<ParserProClient> {
		const clock = createVirtualClock();
		return new ParserProClient(await startSandbox({ clock, reader, settings: { invoiceParserPro: settings } }), clock);
	}

	get settings() {
		return this.sandbox.settings.invoiceParserPro;
	}

	async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ParserProAnswer> {
		return await this.send(this.sandbox.invoiceParserPro.baseUrl + path, {
			method,
			headers: {
				authorization: `Bearer ${this.key}`,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
	}

	async upload(fileName: string, content: Buffer | string, fields: Record<string, string> = {}): Promise<ParserProAnswer> {
		return await this.form('/invoices', 'file', { [fileName]: content }, fields);
	}

	async batch(files: Record<string, Buffer | string>, fields: Record<string, string> = {}): Promise<ParserProAnswer> {
		return await this.form('/batches', 'files', files, fields);
	}

	/** Looks every five seconds until the job or batch has come to its end. */
	async finish(path: string): Promise<ParserProAnswer> {
		for (;;) {
			await this.clock.sleep(5000);
			const answer = await this.call('GET', path);
			if (answer.body.status !== 'processing') return answer;
		}
	}

	/** Uploads a document and waits for its result. */
	async extract(text: string, fields: Record<string, string> = {}): Promise<ParserProAnswer> {
		const { body } = await this.upload('a.pdf', document(text), fields);
		return await this.finish(`/invoices/${String(body.job_id)}`);
	}

	/** A path of an answer, on the origin of the service. */
	async download(path: unknown): Promise<ParserProAnswer> {
		return await this.send(this.sandbox.url + String(path), { headers: { authorization: `Bearer ${this.key}` } });
	}

	/** Not the text parts first: the order of the parts must not matter. */
	private async form(path: string, field: string, files: Record<string, Buffer | string>, fields: Record<string, string>) {
		const form = new FormData();
		for (const [name, content] of Object.entries(files)) form.append(field, new Blob([content]), name);
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		return await this.send(this.sandbox.invoiceParserPro.baseUrl + path, {
			method: 'POST',
			headers: { authorization: `Bearer ${this.key}` },
			body: form,
		});
	}

	private async send(url: string, options: Parameters<typeof request>[1]): Promise<ParserProAnswer> {
		const { statusCode, headers, body } = await request(url, options);
		const bytes = Buffer.from(await body.arrayBuffer());
		return { status: statusCode, headers, bytes, body: parsed(bytes) };
	}
}

function parsed(bytes: Buffer): Record<string, unknown> {
	try {
		return z.record(z.unknown()).parse(JSON.parse(bytes.toString()));
	} catch {
		return {};
	}
}
