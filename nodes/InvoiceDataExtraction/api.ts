import type { IDataObject } from 'n8n-workflow';

import { pause } from '../shared/clock';
import { ServiceError, settle } from '../shared/errors';
import { checkSignedUrl } from '../shared/http/addresses';
import { backoffMs, mayRetry } from '../shared/http/retry';
import type { Client } from './profile';
import * as schema from './schema';

/**
 * The service's endpoints for extractions and the account, one function each; those for uploads are in `uploadApi.ts`.
 * All of them may be repeated: writes carry an id that the caller chose.
 */

export interface Submission {
	submissionId: string;
	sessionId: string;
	fileIds: string[];
	taskName: string;
	prompt: string | Record<string, unknown>;
	outputStructure: string;
	excludeColumns: string[];
}

/** Source: "If the task was already created, the existing task is returned without creating a duplicate." @returns the extraction ID */
export async function submitExtraction(client: Client, submission: Submission): Promise<string> {
	const { extraction_id: id } = await client.call({
		method: 'POST',
		path: '/extractions',
		json: {
			submission_id: submission.submissionId,
			upload_session_id: submission.sessionId,
			file_ids: submission.fileIds,
			task_name: submission.taskName,
			prompt: submission.prompt as string | IDataObject,
			output_structure: submission.outputStructure,
			options: { exclude_columns: submission.excludeColumns },
		},
		limit: 'submit',
		repeatable: true,
		schema: schema.submitted,
	});
	return id;
}

/** An extraction that failed is an answer here, not an error. */
export async function pollExtraction(client: Client, extractionId: string): Promise<schema.Poll> {
	return await client.call({
		method: 'GET',
		path: extractionPath(extractionId),
		limit: 'poll',
		repeatable: true,
		schema: schema.poll,
		// The document does not state the HTTP status of the answer for a failed extraction.
		anyStatus: true,
	});
}

/** Source: "If a download URL from the polling response has expired, request a fresh one." @returns a presigned URL, checked */
export async function getOutputUrl(
	client: Pick<Client, 'call' | 'baseUrl'>,
	extractionId: string,
	format: string,
): Promise<{ url: string; expiresInSeconds: number | null }> {
	const { download_url: url, expires_in_seconds: expiresInSeconds } = await client.call({
		method: 'GET',
		path: `${extractionPath(extractionId)}/output`,
		query: { format },
		limit: 'download',
		repeatable: true,
		schema: schema.output,
	});
	return { url: checkSignedUrl(url, client.baseUrl), expiresInSeconds: expiresInSeconds ?? null };
}

/**
 * Source: "Extractions that are currently being processed cannot be deleted." After an answer that got lost the extraction
 * may be gone: that asking again does not find it is then the success.
 */
export async function deleteExtraction(client: Client, extractionId: string): Promise<void> {
	const remove = async (repeatable: boolean) =>
		await settle(client.call({ method: 'DELETE', path: extractionPath(extractionId), limit: 'delete', repeatable, schema: schema.completed }));
	const first = await remove(false);
	if (first.ok) return;
	// What may be repeated without a doubt has been repeated already.
	if (mayRetry(first.failure, false) || !mayRetry(first.failure, true)) throw new ServiceError(first.failure);
	await pause(first.failure.retryAfterMs ?? backoffMs(0), client.signal);
	const again = await remove(true);
	if (!again.ok && again.failure.code !== 'EXTRACTION_NOT_FOUND') throw new ServiceError(again.failure);
}

/** Credits are pages. Source: "Your usable balance is credits_balance minus credits_reserved." */
export async function getBalance(client: Client): Promise<{ balance: number; reserved?: number; available?: number }> {
	const { credits_balance: total, credits_reserved: reserved } = await client.call({
		method: 'GET',
		path: '/credits/balance',
		limit: 'balance',
		repeatable: true,
		schema: schema.balance,
	});
	return { balance: total, ...(reserved !== undefined && { reserved, available: total - reserved }) };
}

function extractionPath(extractionId: string): string {
	return `/extractions/${encodeURIComponent(extractionId)}`;
}
