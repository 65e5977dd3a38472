import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import type { EInvoice } from './readEInvoice';
import { documentsOf } from './standardize';

/** Stores the files in the XML of an e-invoice in n8n, as `attachment_0` and so on; undefined where there are none. */
export async function storeEmbeddedFiles(ctx: IExecuteFunctions, { terms }: EInvoice): Promise<IBinaryKeyData | undefined> {
	const files = documentsOf(terms).flatMap(({ file, id, description }) => (file ? [{ ...file, fileName: file.fileName ?? description ?? id }] : []));
	const stored: IBinaryKeyData = {};
	for (const [index, { content, fileName, mimeType }] of files.entries()) {
		stored[`attachment_${index}`] = await ctx.helpers.prepareBinaryData(Buffer.from(content, 'base64'), fileName, mimeType);
	}
	return files.length > 0 ? stored : undefined;
}
