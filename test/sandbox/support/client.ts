import { request, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { Clock } from '../../../sandbox/core/clock';
import type { DocumentReader } from '../../../sandbox/reader/reading';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { SettingsPatch } from '../../../sandbox/core/settings';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';
import { textReader } from './textReader';

export interface Answer {
	status: number;
	headers: Dispatcher.ResponseData['headers'];
	text: string;
	/** The parsed JSON; an empty object when there is none. */
	body: Record<string, unknown>;
}

const partUrlsAnswer = z.object({ part_urls: z.array(z.object({ part_number: z.number(), url: z.string() })) });

/** A sandbox on a free port with a jumping clock, and the calls that a careful user of the API makes. */
export class Client {
	key: string;
	private submissions = 0;

	private constructor(
		readonly sandbox: Sandbox,
		readonly clock: Clock,
	) {
		this.key = sandbox.invoiceDataExtraction.apiKey;
	}

	/** Reads the trivial text format unless another reader is given. */
	static async start(settings: SettingsPatch = {}, reader: DocumentReader = textReader): Promise<Client> {
		const clock = createVirtualClock();
		return new Client(await startSandbox({ clock, reader, settings }), clock);
	}

	async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
		const url = this.sandbox.invoiceDataExtraction.baseUrl + path;
		return await answer(
			await request(url, {
				method,
				headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
				body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
			}),
		);
	}

	async createSession(id: string, files: Array<{ id: string; name: string; size: number }>): Promise<Answer> {
		return await this.call('POST', '/uploads/sessions', {
			upload_session_id: id,
			files: files.map((file) => ({
				file_id: file.id,
				file_name: file.name,
				file_size_bytes: file.size,
			})),
		});
	}

	async partUrls(session: string, fileId: string, partNumbers = [1]): Promise<string[]> {
		const { body } = await this.call('POST', `/uploads/sessions/${session}/parts`, {
			file_id: fileId,
			part_numbers: partNumbers,
		});
		return partUrlsAnswer.parse(body).part_urls.map(({ url }) => url);
	}

	async put(url: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
		return await answer(await request(url, { method: 'PUT', body, headers }));
	}

	async complete(session: string, fileId: string, eTags: string[]): Promise<Answer> {
		return await this.call('POST', `/uploads/sessions/${session}/complete`, {
			file_id: fileId,
			parts: eTags.map((e_tag, index) => ({ part_number: index + 1, e_tag })),
		});
	}

	/** Uploads documents as files "a.pdf" with the ids "a". */
	async upload(session: string, documents: Record<string, string | Buffer>): Promise<string[]> {
		const names = Object.keys(documents);
		const ids = names.map((name) => name.replace(/\.\w+$/, ''));
		const files = names.map((name, index) => ({
			id: ids[index],
			name,
			size: Buffer.byteLength(documents[name]),
		}));
		await this.createSession(session, files);
		for (const [index, id] of ids.entries()) {
			const [url] = await this.partUrls(session, id);
			const { headers } = await this.put(url, documents[names[index]]);
			await this.complete(session, id, [String(headers.etag)]);
		}
		return ids;
	}

	async submit(session: string, fileIds: string[], more: object = {}): Promise<Answer> {
		return await this.call('POST', '/extractions', {
			submission_id: `submission-${++this.submissions}`,
			upload_session_id: session,
			file_ids: fileIds,
			task_name: 'Invoices of January',
			prompt: 'Extract invoice number and total amount',
			output_structure: 'per_invoice',
			...more,
		});
	}

	async poll(id: unknown): Promise<Answer> {
		return await this.call('GET', `/extractions/${String(id)}`);
	}

	/** Polls every five seconds until the extraction has come to its end. */
	async finish(id: unknown): Promise<Answer> {
		for (;;) {
			await this.clock.sleep(5000);
			const polled = await this.poll(id);
			if (polled.body.status !== 'processing') return polled;
		}
	}

	/** Uploads, submits and waits. */
	async extract(documents: Record<string, string | Buffer>, more: object = {}): Promise<Answer> {
		const session = `session-${this.submissions}`;
		const { body } = await this.submit(session, await this.upload(session, documents), more);
		return await this.finish(body.extraction_id);
	}

	async rows(completed: Answer): Promise<unknown[]> {
		const { output } = z.object({ output: z.object({ json_url: z.string() }) }).parse(completed.body);
		return z.array(z.unknown()).parse(JSON.parse((await download(output.json_url)).text));
	}
}

export async function download(url: string, headers: Record<string, string> = {}): Promise<Answer> {
	return await answer(await request(url, { headers }));
}

async function answer({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Answer> {
	const text = await body.text();
	return { status: statusCode, headers, text, body: parsed(text) };
}

function parsed(text: string): Record<string, unknown> {
	try {
		return z.record(z.unknown()).parse(JSON.parse(text));
	} catch {
		return {};
	}
}
