import type { IBinaryData } from 'n8n-workflow';

import { ServiceError, settle } from '../../shared/errors';
import { storeFile } from '../../shared/http/signedUrls';
import * as api from '../api';
import { FORMATS, type Format } from './formats';
import type { Client } from '../profile';

export interface DownloadedFile {
	extractionId: string;
	/** Of a merged file: all extractions in it. */
	extractionIds?: string[];
	format: Format;
	binary: IBinaryData;
	/** The input items that it belongs to. */
	itemIndex: number | number[];
}

/**
 * Streams a result file into n8n's binary storage. The URL is asked for just before; one that has expired all the same
 * is renewed once.
 * @throws ServiceError; code `OUTPUT_NOT_AVAILABLE` when the format was not made
 */
export async function downloadFile(client: Client, extractionId: string, format: Format): Promise<Omit<DownloadedFile, 'itemIndex'>> {
	const fileName = `extraction-${extractionId}.${format}`;
	const download = async (): Promise<IBinaryData> => {
		const { url } = await api.getOutputUrl(client, extractionId, format);
		return await storeFile(client.ctx, url, { fileName, mimeType: FORMATS[format].mimeType });
	};
	const first = await settle(download());
	if (first.ok) return { extractionId, format, binary: first.value };
	if (first.failure.code !== 'URL_EXPIRED') throw new ServiceError(first.failure);
	return { extractionId, format, binary: await download() };
}
