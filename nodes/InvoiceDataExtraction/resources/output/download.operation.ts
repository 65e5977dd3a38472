import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { ServiceError, settle } from '../../../shared/errors';
import { fileFieldParameter } from '../../../shared/node/fileFieldParameter';
import { joinGroups, parameterGroup, readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import { downloadFile, type DownloadedFile } from '../../result/downloadFile';
import { FORMAT_CHOICES, type Format } from '../../result/formats';
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
			required: true,
			default: false,
			description: 'Whether to make one CSV or JSON file out of those of all incoming extractions. A file whose columns differ from those of the first stays apart, and its item says why. Excel files are not merged: choose CSV, which Excel opens.',
		},
	]),
	fileFieldParameter,
);

export const description: INodeProperties[] = [extractionIdProperty, ...parameters.properties];

/**
 * Result files as binary data, streamed into n8n's storage, each once however many items name its extraction. A format that was not
 * made for an extraction gives an item that says so.
 */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const { binaryField: field, merge } = readParameters(ctx, parameters);
	const files: DownloadedFile[] = [];
	const missing: INodeExecutionData[] = [];
	for (const { extractionId, format, itemIndexes } of readWanted(ctx)) {
		const file = await settle(downloadFile(client, extractionId, format));
		if (file.ok) {
			files.push({ ...file.value, itemIndexes });
			continue;
		}
		const { code, message, advice } = file.failure;
		if (!['OUTPUT_NOT_AVAILABLE', 'EXTRACTION_NOT_FOUND'].includes(code)) throw new ServiceError({ ...file.failure, extractionId });
		missing.push({ json: { extractionId, format, available: false, code, message, ...(advice && { advice }) }, pairedItem: pairedTo(itemIndexes) });
	}
	const finished = merge ? await mergeFiles(ctx, files) : files;
	return [[...finished.map((file) => fileItem(file, field, merge)), ...missing]];
}

/** The files that all items together ask for, in their order. @throws ServiceError (kind `usage`), before anything is downloaded */
function readWanted(ctx: IExecuteFunctions): Array<{ extractionId: string; format: Format; itemIndexes: number[] }> {
	const wanted = new Map<string, { extractionId: string; format: Format; itemIndexes: number[] }>();
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		const extractionId = readId(ctx, extractionIdProperty, itemIndex);
		for (const format of readParameters(ctx, parameters, itemIndex).formats) {
			const key = JSON.stringify([extractionId, format]);
			const known = wanted.get(key);
			if (known) known.itemIndexes.push(itemIndex);
			else wanted.set(key, { extractionId, format, itemIndexes: [itemIndex] });
		}
	}
	return [...wanted.values()];
}

function fileItem({ extractionId, extractionIds, format, binary, itemIndexes, notMerged }: DownloadedFile, field: string, merge: boolean): INodeExecutionData {
	return {
		json: {
			extractionId,
			...(extractionIds && { extractionIds }),
			format,
			available: true,
			...(merge && { merged: extractionIds !== undefined, ...notMerged }),
			fileName: binary.fileName ?? null,
			mimeType: binary.mimeType,
		},
		binary: { [field]: binary },
		pairedItem: pairedTo(itemIndexes),
	};
}

function pairedTo(itemIndexes: number[]): INodeExecutionData['pairedItem'] {
	return itemIndexes.length === 1 ? { item: itemIndexes[0] } : itemIndexes.map((item) => ({ item }));
}
