import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { ServiceError, settle } from '../../../shared/errors';
import { fileFieldParameter } from '../../../shared/node/fileFieldParameter';
import { joinGroups, parameterGroup, readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import { downloadFile, type DownloadedFile } from '../../result/downloadFile';
import { FORMAT_CHOICES } from '../../result/formats';
import { extractionIdProperty } from '../../options/idProperties';
import { mergeFiles } from '../../result/mergeFiles';
import type { Client } from '../../profile';

const parameters = joinGroups(
	parameterGroup([
		{
			displayName: 'Formats',
			name: 'formats',
			type: 'multiOptions',
			options: FORMAT_CHOICES,
			default: ['xlsx'],
			required: true,
			description: 'The files to download; each becomes an item of its own',
		},
		{
			displayName: 'Merge Extractions',
			name: 'merge',
			type: 'boolean',
			default: false,
			description: 'Whether to make one CSV or JSON file out of those of all incoming extractions. CSV files are merged only when their headers agree; Excel files are never merged.',
		},
	]),
	fileFieldParameter,
);

export const description: INodeProperties[] = [extractionIdProperty, ...parameters.properties];

/** Result files as binary data, streamed into n8n's storage. A format that was not made for an extraction gives an item that says so. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const { binaryField: field, merge } = readParameters(ctx, parameters);
	const files: DownloadedFile[] = [];
	const items: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		const extractionId = readId(ctx, extractionIdProperty, itemIndex);
		for (const format of readParameters(ctx, parameters, itemIndex).formats) {
			const file = await settle(downloadFile(client, extractionId, format));
			if (file.ok) {
				files.push({ ...file.value, itemIndex });
				continue;
			}
			const { code, message, advice } = file.failure;
			if (!['OUTPUT_NOT_AVAILABLE', 'EXTRACTION_NOT_FOUND'].includes(code)) throw new ServiceError({ ...file.failure, extractionId });
			const json = { extractionId, format, available: false, code, message, ...(advice && { advice }) };
			items.push({ json, pairedItem: { item: itemIndex } });
		}
	}
	const finished = merge ? await mergeFiles(ctx, files) : files;
	items.unshift(
		...finished.map(({ extractionId, format, binary, itemIndex, extractionIds }) => ({
			json: {
				extractionId,
				...(extractionIds && { extractionIds }),
				format,
				available: true,
				fileName: binary.fileName ?? null,
				mimeType: binary.mimeType,
			},
			binary: { [field]: binary },
			pairedItem: Array.isArray(itemIndex) ? itemIndex.map((item) => ({ item })) : { item: itemIndex },
		})),
	);
	return [items];
}
