import { z } from 'zod';

import type { Sandbox } from '../../sandbox/server';

export interface OutputFile {
	/** `extraction.csv`, or `extraction-2.csv` when there were several extractions. */
	fileName: string;
	bytes: Buffer;
}

const completedSchema = z.object({
	output: z.object({ csv_url: z.string().nullable(), xlsx_url: z.string().nullable() }),
});

/** The files that the service itself wrote for its completed extractions. */
export async function downloadOutputs({
	baseUrl,
	apiKey,
	extractions,
}: Sandbox['invoiceDataExtraction']): Promise<OutputFile[]> {
	const completed = extractions.filter(({ status }) => status === 'completed');
	const files: OutputFile[] = [];
	for (const [index, { id }] of completed.entries()) {
		const answer = await get(`${baseUrl}/extractions/${id}`, { authorization: `Bearer ${apiKey}` });
		const { output } = completedSchema.parse(await answer.json());
		const name = completed.length > 1 ? `extraction-${index + 1}` : 'extraction';
		const urls: Array<[string, string | null]> = [
			['csv', output.csv_url],
			['xlsx', output.xlsx_url],
		];
		for (const [extension, url] of urls) {
			if (!url) continue;
			const bytes = Buffer.from(await (await get(url)).arrayBuffer());
			files.push({ fileName: `${name}.${extension}`, bytes });
		}
	}
	return files;
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
	const response = await fetch(url, { headers });
	if (!response.ok) throw new Error(`The sandbox answered a download with ${response.status}.`);
	return response;
}
