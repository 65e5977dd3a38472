import { FormData, request } from 'undici';

import type { Sandbox } from '../../../sandbox/server';
import type { TestFile } from '../../support/testDocuments';

/** Calls to the service that somebody else makes, such as a scanner or a colleague. */
export class ParserProCalls {
	constructor(private readonly sandbox: Sandbox) {}

	async upload(file: TestFile): Promise<void> {
		await this.form('/invoices', 'file', [file]);
	}

	async batch(files: TestFile[]): Promise<void> {
		await this.form('/batches', 'files', files);
	}

	async post(path: string, body: object): Promise<void> {
		await this.send(path, JSON.stringify(body), { 'content-type': 'application/json' });
	}

	private async form(path: string, field: string, files: TestFile[]): Promise<void> {
		const form = new FormData();
		for (const { name, bytes } of files) form.append(field, new Blob([bytes]), name);
		await this.send(path, form, {});
	}

	private async send(path: string, body: string | FormData, headers: Record<string, string>): Promise<void> {
		const { apiKey, baseUrl } = this.sandbox.invoiceParserPro;
		const answer = await request(baseUrl + path, { method: 'POST', body, headers: { ...headers, authorization: `Bearer ${apiKey}` } });
		await answer.body.dump();
		if (answer.statusCode >= 300) throw new Error(`The sandbox answered with ${answer.statusCode}.`);
	}
}
