import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ServiceError, settle } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import { parameterGroup, type ParameterGroup } from '../node/parameters';
import { readSection } from '../node/sections';
import type { JobService } from './jobService';
import type { Ticket } from './ticket';

type WithFiles<Data, Finished> = Pick<JobService<Data, Finished, unknown>, 'files'>;

/** For the *Output* of operations that give rows, where the service offers its results as files too. */
export function alsoDownloadOption({ files }: WithFiles<never, never>): Array<ParameterGroup<{ alsoDownload: string[] }>> {
	if (!files) return [];
	return [
		parameterGroup([
			{
				displayName: 'Also Download',
				name: 'alsoDownload',
				type: 'multiOptions',
				options: files.map(({ name, value }) => ({ name, value })),
				default: [],
				description: 'Which result files of the service to bring along. One item of each extraction carries them as binary data: its first row, also where that needs review.',
			},
		]),
	];
}

export function readAlsoDownload(ctx: IExecuteFunctions, service: WithFiles<never, never>): string[] {
	return alsoDownloadOption(service).flatMap((option) => readSection(ctx, 'output', option).alsoDownload);
}

/** The result files of a piece of work, and what is told of them. */
export interface ResultFiles {
	binary: IBinaryKeyData;
	/** Each with its field, or with why it is not there. */
	described: IDataObject[];
	missing: Array<{ code: string }>;
}

/**
 * Downloads result files. The rows are there and paid for: a file that cannot be had is told, and fails nothing.
 * @throws ServiceError when the execution was stopped
 */
export async function downloadFiles<Data, Finished>(
	client: ServiceClient,
	{ files = [] }: WithFiles<Data, Finished>,
	ticket: Ticket<Data>,
	finished: Finished,
	formats: string[],
): Promise<ResultFiles> {
	const found: ResultFiles = { binary: {}, described: [], missing: [] };
	for (const { value: format, download } of files.filter(({ value }) => formats.includes(value))) {
		const file = await settle(download(client, ticket, finished));
		if (file.ok) {
			const binaryField = `result_${format}`;
			found.binary[binaryField] = file.value;
			found.described.push({ format, binaryField, fileName: file.value.fileName ?? null });
		} else {
			const { kind, code, message } = file.failure;
			if (kind === 'cancelled') throw new ServiceError(file.failure);
			found.missing.push({ code });
			found.described.push({ format, binaryField: null, code, message });
		}
	}
	return found;
}
