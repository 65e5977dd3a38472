import { ServiceError, settle, type Failure } from '../../shared/errors';
import { checkSignedUrl } from '../../shared/http/addresses';
import { getText } from '../../shared/http/signedUrls';
import * as api from '../api';
import { ADVICE, type ReadingClient } from '../profile';
import { rows } from '../schema';

type Rows = Array<Record<string, unknown>>;

/**
 * The rows of an extraction, as the service returned them.
 * Source: "URLs expire after 5 minutes. If a URL has expired, use the download endpoint to get a fresh one."
 * @param url from the answer to the poll; asked for when there is none
 * @throws ServiceError with the extraction's ID
 */
export async function downloadRows(client: ReadingClient, extractionId: string, url: string | null | undefined): Promise<Rows> {
	const first = url ? await settle(readRows(client, url)) : undefined;
	if (first?.ok) return first.value;
	const worthAnother = !first || ['URL_EXPIRED', 'NOT_JSON'].includes(first.failure.code);
	const last = worthAnother
		? await settle(api.getOutputUrl(client, extractionId, 'json').then(async (fresh) => await readRows(client, fresh.url)))
		: first;
	if (last.ok) return last.value;
	throw new ServiceError({ ...last.failure, extractionId });
}

async function readRows(client: ReadingClient, url: string): Promise<Rows> {
	const text = await getText(client.ctx, checkSignedUrl(url, client.baseUrl));
	const json = parseJson(text);
	if (json === undefined) throw new ServiceError(badOutput('NOT_JSON', 'The result is no valid JSON; it may have been cut off'));
	const parsed = rows.safeParse(json);
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0];
	throw new ServiceError(
		badOutput('UNEXPECTED_ANSWER', `The result is not as documented at ${path.join('.') || 'the top level'}: ${message}`),
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function badOutput(code: string, message: string): Failure {
	return { kind: 'parse', code, message, advice: ADVICE.OUTPUT_NOT_AVAILABLE, retryable: false };
}
