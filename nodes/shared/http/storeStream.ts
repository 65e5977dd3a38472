import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { failAs, type Failure } from '../errors';

/** Streams the body of an answer into n8n's binary storage. @throws ServiceError (code `DOWNLOAD_BROKEN`) */
export async function storeStream(ctx: IExecuteFunctions, body: unknown, fileName: string, mimeType: string): Promise<IBinaryData> {
	return await failAs(brokenOff, async () => await ctx.helpers.prepareBinaryData(body as Parameters<typeof ctx.helpers.prepareBinaryData>[0], fileName, mimeType));
}

function brokenOff(): Failure {
	return { kind: 'network', code: 'DOWNLOAD_BROKEN', message: 'The download broke off', retryable: true };
}
