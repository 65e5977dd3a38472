import { FormData, request, type Dispatcher } from 'undici';
import type { Clock } from '../../../sandbox/core/clock';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { SettingsPatch } from '../../../sandbox/core/settings';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';
import { textReader } from './textReader';

export interface Answer {
	status: number;
	headers: Dispatcher.ResponseData['headers'];
	text: string;
	/** The parsed JSON; undefined when there is none. */
	body: Record<string, unknown>;
}

/** A sandbox on a free port with a jumping clock, and a careful user of the AI Leapers Invoice OCR API. */
export class OcrClient {
	private constructor(
		readonly sandbox: Sandbox,
		readonly clock: Clock,
	) {}

	/** Reads the trivial text format of `textReader`. */
	static async start(settings: NonNullable<SettingsPatch['aiLeapersInvoiceOcr']> = {}): Promise<OcrClient> {
		const clock = createVirtualClock();
		return new OcrClient(await startSandbox({ clock, reader: textReader, settings: { aiLeapersInvoiceOcr: settings } }), clock);
	}

	get service() {
		return this.sandbox.aiLeapersInvoiceOcr;
	}

	async get(path: string, key = this.service.apiKey): Promise<Answer> {
		return await answer(await request(this.service.baseUrl + path, { headers: { authorization: `Bearer ${key}` } }));
	}

	/** POST /extract of a file "a.pdf" unless the fields bring another one. */
	async extract(content: string | Buffer, fields: Record<string, string> = {}, key?: string, fileName = 'a.pdf'): Promise<Answer> {
		return await this.post('/extract', [['file', fileName, content]], fields, key);
	}

	/** POST /batch/extract */
	async createBatch(files: Array<[name: string, content: string | Buffer]>, key?: string): Promise<Answer> {
		return await this.post('/batch/extract', files.map(([name, content]) => ['files[]', name, content]), {}, key);
	}

	async post(
		path: string,
		files: Array<[field: string, name: string, content: string | Buffer]>,
		fields: Record<string, string> = {},
		key = this.service.apiKey,
	): Promise<Answer> {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		for (const [field, name, content] of files) form.append(field, new Blob([content], { type: 'application/pdf' }), name);
		return await answer(
			await request(this.service.baseUrl + path, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: form }),
		);
	}

	/** Asks once a second until the batch has come to its end. */
	async finish({ body }: Answer): Promise<Answer> {
		for (;;) {
			await this.clock.sleep(1000);
			const looked = await this.get(`/batch/${String(body.batch_id)}`);
			if (looked.body.status !== 'processing') return looked;
		}
	}
}

async function answer({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Answer> {
	const text = await body.text();
	const isJson = String(headers['content-type']).includes('json');
	return { status: statusCode, headers, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}
