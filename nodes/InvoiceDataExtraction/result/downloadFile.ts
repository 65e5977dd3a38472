import type { IBinaryData } from 'n8n-workflow';

import { ServiceError, settle } from '../../shared/errors';
import { storeFile } from '../../shared/http/signedUrls';
import { checkSignedUrl } from '../../shared/http/addresses';
import * as api from '../api';
import { FORMATS, type Format } from './formats';
import type { NotMerged } from './mergeTexts';
import type { Client } from '../profile';

export interface DownloadedFile {
	extractionId: string;
	/** Of a merged file: all extractions in it. */
	extractionIds?: string[];
	format: Format;
	binary: IBinaryData;
	/** Why it stayed apart where files were to be merged. */
	notMerged?: NotMerged;
	/** The input items that it belongs to. */
	itemIndexes: number[];
}

/**
 * Streams a result file into n8n's binary storage. The URL is asked for just before, unless the answer to the poll brought one; one that
 * has expired all the same is renewed once.
 * @throws ServiceError; code `OUTPUT_NOT_AVAILABLE` when the format was not made
 */
export async function downloadFile(client: Client, extractionId: string, format: Format, knownUrl?: string | null): Promise<Omit<DownloadedFile, 'itemIndexes'>> {
	const fileName = `extraction-${extractionId}.${format}`;
	const download = async (known?: string | null): Promise<IBinaryData> => {
		const url = known ? checkSignedUrl(known, client.baseUrl) : (await api.getOutputUrl(client, extractionId, format)).url;
		return await storeFile(client.ctx, url, { fileName, mimeType: FORMATS[format].mimeType });
	};
	const first = await settle(download(knownUrl));
	if (first.ok) return { extractionId, format, binary: first.value };
	if (first.failure.code !== 'URL_EXPIRED') throw new ServiceError(first.failure);
	return { extractionId, format, binary: await download() };
}
