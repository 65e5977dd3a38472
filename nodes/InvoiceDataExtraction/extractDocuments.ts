import type { Document, DocumentFailure, Origin } from '../shared/documents/document';
import { ServiceError, settle, type Failure } from '../shared/errors';
import { createGate } from '../shared/gate';
import { splitBatches } from '../shared/split';
import type { Scope } from './identity';
import type { Instructions } from './instructions';
import { SESSION_LIMITS } from './limits';
import type { Client } from './profile';
import type { ExtractionResult } from './resultRows';
import { runExtraction, type RunSettings, type SessionOutcome } from './runExtraction';
import { uploadDocuments } from './uploadDocuments';

export interface ExtractSettings extends RunSettings {
	uploadConcurrency: number;
}

export interface Extracted {
	results: ExtractionResult[];
	failures: DocumentFailure[];
}

/** Sessions that run side by side: few, since each polls on its own and accounts limit concurrent extractions. */
const PARALLEL_SESSIONS = 3;

/**
 * Uploads, submits and waits. More documents than one session takes go into several, and the trouble of one leaves the
 * others alone: once anything was extracted, what stopped the rest becomes a failure of each remaining document.
 * @throws ServiceError when nothing was extracted at all, or the execution was stopped
 */
export async function extractDocuments(
	client: Client,
	scope: Scope,
	documents: Document[],
	instructions: Instructions,
	settings: ExtractSettings,
): Promise<Extracted> {
	const turns = createGate(PARALLEL_SESSIONS);
	const outcomes = await Promise.all(
		splitBatches(documents, SESSION_LIMITS).map(
			async (batch) => await turns(async () => await extractSession(client, scope, batch, instructions, settings)),
		),
	);
	const results = outcomes.flatMap((outcome) => outcome.results);
	const stopped = outcomes.flatMap((outcome) => outcome.stopped ?? []);
	const fatal = stopped.find(({ failure }) => failure.kind === 'cancelled' || results.length === 0);
	if (fatal) throw new ServiceError(fatal.failure);
	return {
		results,
		failures: [
			...results.flatMap((result) => result.failures),
			...outcomes.flatMap((outcome) => outcome.failures),
			...stopped.flatMap(({ failure, origins }) => origins.map((origin) => leftOver(origin, failure))),
		],
	};
}

type Outcome = Omit<SessionOutcome, 'stopped'> & { stopped?: { failure: Failure; origins: Origin[] } };

async function extractSession(
	client: Client,
	scope: Scope,
	batch: Document[],
	instructions: Instructions,
	settings: ExtractSettings,
): Promise<Outcome> {
	const session = await settle(async () => await uploadDocuments(client, scope, batch, settings.uploadConcurrency));
	if (!session.ok) return { results: [], failures: [], stopped: { failure: session.failure, origins: batch } };
	const { results, failures, stopped } = await runExtraction(client, session.value, instructions, settings);
	return {
		results,
		failures: [...session.value.failures, ...failures],
		...(stopped && { stopped: { failure: stopped.failure, origins: stopped.files.map(({ origin }) => origin) } }),
	};
}

function leftOver(origin: Origin, { code, message, advice, extractionId }: Failure): DocumentFailure {
	return {
		origin,
		stage: 'submit',
		code,
		message: [`${origin.originalName}: ${message}.`, advice].filter(Boolean).join(' '),
		...(extractionId && { extractionId }),
	};
}
