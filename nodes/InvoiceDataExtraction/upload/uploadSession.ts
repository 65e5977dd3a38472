import { UNREADABLE_FILE } from '../../shared/documents/content';
import { documentFailure, type Document, type DocumentFailure } from '../../shared/documents/document';
import { ServiceError, settle, unwrap, type Failure, type Settled } from '../../shared/errors';
import type { ConcurrencyLimit, RoomLimit } from '../../shared/concurrency';
import { ownIdOf, type Scope } from '../../shared/jobs/idempotency';
import { fileId, inOrder, sessionId } from './identity';
import { namedDocuments } from './namedDocuments';
import type { Client } from '../profile';
import type { SessionFile } from './sessionFile';
import { createSession } from './uploadApi';
import { uploadDocument } from './uploadDocument';

export interface UploadSession {
	sessionId: string;
	uploaded: Array<SessionFile<Document>>;
	/** The uploaded and those that could not be. */
	registered: Array<SessionFile<Document>>;
	/** Whether nothing of it was there before, so that nothing can have been submitted with it either. */
	isNew: boolean;
	failures: DocumentFailure[];
}

/** Places shared by all sessions of a run. */
export interface UploadPlaces {
	/** For files on their way. */
	files: ConcurrencyLimit;
	/** For parts on their way, and in memory, in bytes. */
	parts: RoomLimit;
}

/** The service has forgotten the session, given up a file of it, or knows its name with other files; a new session is needed. */
const IN_USE = 'SESSION_ALREADY_INITIALIZED';
const SESSION_LOST = ['UPLOAD_ID_NOT_FOUND', 'FILE_ABORTED', IN_USE];
const MAX_GENERATIONS = 3;

/**
 * Opens one session and uploads all documents, several at a time. A document that the service refuses becomes a
 * failure; a problem with the service itself ends the upload, which costs nothing: the same session is found again.
 * @param ownId the user's ID for the session; one that is in use with other documents is an error then
 * @throws ServiceError
 */
export async function uploadSession(
	client: Client,
	scope: Scope,
	documents: Document[],
	places: UploadPlaces,
	ownId = '',
): Promise<UploadSession> {
	for (let generation = 0; ; generation++) {
		const result = await settle(uploadOnce(client, { scope, ownId, generation }, documents, places));
		const codes = result.ok ? result.value.failures.map(({ code }) => code) : [result.failure.code];
		const lost = codes.some((code) => SESSION_LOST.includes(code) && !(ownId && code === IN_USE));
		if (!lost || generation === MAX_GENERATIONS - 1) return unwrap(result);
	}
}

/** What names a session. */
interface SessionName {
	scope: Scope;
	/** The user's own ID; empty without one. */
	ownId: string;
	generation: number;
}

async function uploadOnce(client: Client, name: SessionName, documents: Document[], places: UploadPlaces): Promise<UploadSession> {
	const session = await openSession(client, name, documents);
	const { uploaded, failures } = session;
	let stopped: Failure | undefined;

	const outcomes = await Promise.all(
		session.files.map(
			async (file) =>
				await places.files(async () => {
					if (stopped) return;
					const outcome = await settle(uploadDocument(client, session, file, places.parts));
					if (!outcome.ok && !isAboutDocument(outcome.failure)) stopped ??= outcome.failure;
					return { file, outcome };
				}),
		),
	);
	stopped ??= findOutage(outcomes.flatMap((entry) => (entry ? [entry.outcome] : [])));
	if (stopped) throw new ServiceError(stopped);
	for (const entry of outcomes) {
		if (entry?.outcome.ok) uploaded.push(entry.file);
		else if (entry && !entry.outcome.ok) failures.push(documentFailure(entry.file.origin, 'upload', entry.outcome.failure));
	}
	const isNew = outcomes.every((entry) => entry?.outcome.ok && entry.outcome.value);
	return { sessionId: session.sessionId, uploaded, registered: session.files, isNew, failures };
}

interface OpenSession extends Omit<UploadSession, 'registered' | 'isNew'> {
	files: Array<SessionFile<Document>>;
	partSize: number;
}

/** Registers the documents; those that the service refuses by name are left out of a new try. */
async function openSession(client: Client, { scope, ownId, generation }: SessionName, documents: Document[]): Promise<OpenSession> {
	const failures: DocumentFailure[] = [];
	for (let wanted = documents; wanted.length > 0; ) {
		const named = inOrder(wanted);
		const derived = sessionId(scope, named, generation);
		const id = ownId && generation > 0 ? ownIdOf(ownId, derived) : ownId || derived;
		const files = named.map((document, index) => ({
			fileId: fileId(document, index),
			fileName: document.fileName,
			sha256: document.sha256,
			origin: document,
		}));
		const registered = files.map((file) => ({ file_id: file.fileId, file_name: file.fileName, file_size_bytes: file.origin.sizeBytes }));
		const created = await settle(createSession(client, id, registered));
		if (created.ok) {
			// They go on in the order in which they came, which is that of their rows.
			const places = new Map(wanted.map((document, index) => [document, index]));
			const asGiven = [...files].sort((left, right) => (places.get(left.origin) ?? 0) - (places.get(right.origin) ?? 0));
			return { sessionId: id, partSize: created.value, files: asGiven, uploaded: [], failures };
		}
		const refused = created.failure.status === 400 ? namedDocuments(created.failure.details, files) : [];
		if (refused.length === 0) throw new ServiceError(created.failure);
		failures.push(...refused.map(({ origin }) => documentFailure(origin, 'upload', created.failure)));
		wanted = wanted.filter((document) => !refused.some(({ origin }) => origin === document));
	}
	return { sessionId: '', partSize: 1, files: [], uploaded: [], failures };
}

/** Whether a failure says something about one document, so that its neighbours may go on. */
function isAboutDocument({ kind, code, status }: Failure): boolean {
	if (code === UNREADABLE_FILE || code === 'FILE_CHANGED') return true;
	return kind === 'http' && ![401, 402, 429].includes(status ?? 0) && code !== 'NOT_FOUND';
}

/** An error of the service that every document met: an outage, not a problem of the documents. */
function findOutage(outcomes: Array<Settled<boolean>>): Failure | undefined {
	const failures = outcomes.map((outcome) => (outcome.ok ? undefined : outcome.failure));
	return failures.every((failure) => (failure?.status ?? 0) >= 500) ? failures[0] : undefined;
}
