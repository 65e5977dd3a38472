import type { Document } from '../shared/documents/document';
import { ServiceError, settle, type Failure } from '../shared/errors';
import { createGate, type Gate } from '../shared/concurrency';
import type { Scope } from '../shared/jobs/idempotency';
import type { LeftOver } from '../shared/jobs/leftOver';
import { splitBatches } from '../shared/jobs/split';
import type { Instructions } from './instructions';
import { SESSION_LIMITS } from './limits';
import type { Client } from './profile';
import { inputIssues } from './schema';
import type { SessionFile } from './sessionFile';
import { submitNew } from './submitTicket';
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
	const groups = sessions.flatMap(({ sessionId, uploaded, registered }): Group[] => {
		if (scope.kind === 'content') return uploaded.map((file) => ({ sessionId, files: [file], namedAfter: [file] }));
		return uploaded.length > 0 ? [{ sessionId, files: uploaded, namedAfter: registered }] : [];
	});
	const outcomes = await Promise.all(
		groups.map(async (group) => {
			const outcome = await turns(
				async () => await settle(async () => await next(await submitGroup(client, group, { scope, instructions }))),
			);
			return { files: group.files, outcome };
		}),
	);
	return {
		done: outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
		stopped: outcomes.flatMap(({ files, outcome }) =>
			outcome.ok ? [] : [{ failure: outcome.failure, origins: files.map(({ origin }) => origin) }],
		),
	};
}

/** The files of one extraction. */
interface Group {
	sessionId: string;
	files: Array<SessionFile<Document>>;
	/** See `submitNew`. */
	namedAfter: Array<SessionFile<Document>>;
}

/**
 * Submits one extraction. A session that was made in an earlier execution is found again, but its documents may have been
 * deleted since, with the extraction: then they are uploaded once more. Sessions of this execution are not looked after.
 */
async function submitGroup(
	client: Client,
	{ sessionId, files, namedAfter }: Group,
	work: Pick<Work, 'scope' | 'instructions'>,
): Promise<Ticket> {
	const first = await settle(async () => await submitNew(client, sessionId, files, work, namedAfter));
	if (first.ok) return first.value;
	const { scope } = work;
	if (scope.kind === 'execution' || !areFilesGone(first.failure)) throw new ServiceError(first.failure);
	const renewed = { ...scope, parts: [...scope.parts, client.ctx.getExecutionId()] };
	const places = { files: createGate(1), parts: createGate(1) };
	const session = await uploadDocuments(client, renewed, files.map(({ origin }) => origin), places);
	if (session.uploaded.length < files.length) throw new ServiceError(first.failure);
	return await submitNew(client, session.sessionId, session.uploaded, work, namedAfter);
}

/** Source: file_ids "Must reference files that were completed in Step 3"; no error code is named for others. */
function areFilesGone({ code, details }: Failure): boolean {
	const parsed = inputIssues.safeParse(details);
	return code === 'INVALID_INPUT' && parsed.success && parsed.data.issues.some(({ path }) => path[0] === 'file_ids' || path[0] === 'upload_session_id');
}
