import type { IExecuteFunctions, IHttpRequestOptions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import type { ClientInput } from './client';
import { runByHand, type Wire } from './handWritten';

/** What the next execution is to do; a node gets nothing but JSON from its workflow. */
export const task: { input?: ClientInput } = {};

/** The same requests, sent by n8n's own helper as any node has to: what the real node takes above this is its own. */
export class HelperNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Helper Alone',
		name: 'helperAlone',
		group: ['transform'],
		version: 1,
		description: 'Sends the requests of the bench with the helper of n8n',
		defaults: { name: 'Helper Alone' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'invoiceDataExtractionApi', required: true }],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { input } = task;
		if (!input) throw new Error('There is nothing to do.');
		const rows = await runByHand(wireOf(this, input.service.baseUrl), input);
		return [[{ json: { rows } }]];
	}
}

function wireOf(ctx: IExecuteFunctions, baseUrl: string): Wire {
	return {
		async call(method, path, body) {
			const options: IHttpRequestOptions = { method, url: baseUrl + path, body, json: true };
			return await ctx.helpers.httpRequestWithAuthentication.call(ctx, 'invoiceDataExtractionApi', options);
		},
		async put(url, bytes) {
			const answer = (await ctx.helpers.httpRequest({ method: 'PUT', url, body: bytes, returnFullResponse: true })) as { headers: { etag: string } };
			return answer.headers.etag;
		},
		download: async (url) => (await ctx.helpers.httpRequest({ url, json: true })) as unknown,
	};
}
