import type { IDataObject } from 'n8n-workflow';

import { clock } from '../clock';
import type { ServiceClient } from '../http/serviceClient';
import type { Structure } from '../output/rowResult';
import type { Manifest, WorkSummary } from '../output/workSummary';
import { downloadFiles, type ResultFiles } from './alsoDownload';
import type { JobRows, JobService, JobState } from './jobService';
import type { Ticket } from './ticket';

/** What finished work gives: its rows and failures, and what is told of it once. */
export interface Result extends JobRows {
	summary: WorkSummary;
}

/**
 * Makes a reader of finished work for one run, in which each file is downloaded once, however many tickets are for the same work.
 * @param formats of result files to bring along
 * @returns a function that throws ServiceError when the rows cannot be had
 */
export function createResultReader<Data, Finished>(
	client: ServiceClient,
	service: Pick<JobService<Data, Finished, unknown>, 'rows' | 'files'>,
	structure: Structure,
	formats: string[],
) {
	const downloads = new Map<string, Promise<ResultFiles>>();
	return async (ticket: Ticket<Data>, { finished, about = {} }: Extract<JobState<Data, Finished>, { state: 'completed' }>): Promise<Result> => {
		const rows = await service.rows(client, ticket, finished, structure);
		const download = downloads.get(ticket.id) ?? downloadFiles(client, service, ticket, finished, formats);
		downloads.set(ticket.id, download);
		const { binary, described, missing } = await download;
		const manifest: Manifest = { ...manifestOf(ticket, rows, about), ...(described.length > 0 && { resultFiles: described }) };
		const extractionIds = new Set([ticket.id, ...rows.results.map(({ extractionId }) => extractionId)]);
		return { ...rows, summary: { extractionIds, manifest, binary, missingFiles: missing } };
	};
}

/**
 * Source: "Maintain a manifest that maps extraction IDs to file lists so you can audit coverage and catch gaps."
 * @param about what the service says of the work
 */
function manifestOf({ id, files, submittedAt }: Ticket<unknown>, { results }: JobRows, about: IDataObject): Manifest {
	const reported = new Set(results.flatMap(({ evidence: { fileNames } }) => fileNames));
	return {
		...about,
		extractionId: id,
		files: files.length > 0 ? files.map(({ fileName, origin }) => origin.originalName ?? fileName) : [...reported],
		submittedAt: submittedAt ?? null,
		secondsToResult: submittedAt ? Math.round((clock.now() - Date.parse(submittedAt)) / 1000) : null,
	};
}
