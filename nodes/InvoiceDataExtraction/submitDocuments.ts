import type { Document } from '../shared/documents/document';
import { settle } from '../shared/errors';
import { createGate, type Gate } from '../shared/gate';
import type { Scope } from '../shared/idempotency';
import type { LeftOver } from '../shared/leftOver';
import { splitBatches } from '../shared/split';
import type { Instructions } from './instructions';
import { SESSION_LIMITS } from './limits';
import type { Client } from './profile';
import { submitTicket } from './submitTicket';
import type { Ticket } from './ticket';
import { uploadDocuments, type UploadSession } from './uploadDocuments';

export interface Work {
	scope: Scope;
	documents: Document[];
	instructions: Instructions;
	/** How many parts are uploaded at once. */
	uploadConcurrency: number;
}

/** Uploads that run side by side: few, since they share the places for parts and the limits of the service. */
const PARALLEL_SESSIONS = 2;

/** Extractions that run side by side: few, since accounts are limited in how many may run at once. */
const PARALLEL_EXTRACTIONS = 4;

/**
 * Uploads documents in as many sessions as their number and size need. Nothing is thrown, so that the trouble of one
 * session leaves the others alone.
 */
export async function uploadSessions(
	client: Client,
	{ scope, documents, uploadConcurrency }: Omit<Work, 'instructions'>,
): Promise<{ sessions: UploadSession[]; stopped: LeftOver[] }> {
	const turns = createGate(PARALLEL_SESSIONS);
	const places = { files: createGate(uploadConcurrency), parts: createGate(uploadConcurrency) };
	const sessions: UploadSession[] = [];
	const stopped: LeftOver[] = [];
	const uploads = splitBatches(documents, SESSION_LIMITS).map(async (batch) => {
		const session = await turns(async () => await settle(async () => await uploadDocuments(client, scope, batch, places)));
		return { batch, session };
	});
	for (const { batch, session } of await Promise.all(uploads)) {
		if (session.ok) sessions.push(session.value);
		else stopped.push({ failure: session.failure, origins: batch });
	}
	return { sessions, stopped };
}

/**
 * Submits every session as one extraction, or every document as one of its own (idempotency per content), and does
 * `next` with each. Results come in the order of the documents.
 */
export async function submitSessions<T>(
	client: Client,
	sessions: UploadSession[],
	{ scope, instructions }: Pick<Work, 'scope' | 'instructions'>,
	next: (ticket: Ticket) => Promise<T>,
): Promise<{ done: T[]; stopped: LeftOver[] }> {
	const turns: Gate = createGate(PARALLEL_EXTRACTIONS);
	const groups = sessions.flatMap(({ sessionId, uploaded }) => {
		const together = scope.kind === 'content' ? uploaded.map((file) => [file]) : [uploaded];
		return together.filter((files) => files.length > 0).map((files) => ({ sessionId, files }));
	});
	const outcomes = await Promise.all(
		groups.map(async ({ sessionId, files }) => {
			const outcome = await turns(
				async () =>
					await settle(async () => await next(await submitTicket(client, sessionId, files, { scope, instructions, attempt: 0 }))),
			);
			return { files, outcome };
		}),
	);
	return {
		done: outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
		stopped: outcomes.flatMap(({ files, outcome }) =>
			outcome.ok ? [] : [{ failure: outcome.failure, origins: files.map(({ origin }) => origin) }],
		),
	};
}
