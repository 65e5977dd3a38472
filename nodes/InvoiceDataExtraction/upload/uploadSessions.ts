import { limitConcurrency, limitRoom } from '../../shared/concurrency';
import type { Document, DocumentFailure } from '../../shared/documents/document';
import { settle } from '../../shared/errors';
import { ownIdOf, type Scope } from '../../shared/jobs/idempotency';
import type { Stopped } from '../../shared/jobs/jobService';
import { splitBatches } from '../../shared/jobs/split';
import type { Values } from '../../shared/node/parameters';
import type { uploadOptions } from '../options/submitOptions';
import { SESSION_LIMITS, type Client } from '../profile';
import { uploadSession, type UploadSession } from './uploadSession';

const MIB = 1024 * 1024;

/** Uploads that run side by side: few, since they share the places for parts and the limits of the service. */
const PARALLEL_SESSIONS = 2;

/**
 * Uploads documents in as many sessions as their number and size need. Nothing is thrown, so that the trouble of one
 * session leaves the others alone.
 * @param options how many parts, and how much of them, are uploaded at once, how many documents go into a session at the most, and the user's own ID
 */
export async function uploadSessions(
	client: Client,
	scope: Scope,
	documents: Document[],
	{ uploadConcurrency, uploadMemory, sessionSize, ownSessionId }: Values<typeof uploadOptions>,
): Promise<{ sessions: UploadSession[]; failures: DocumentFailure[]; stopped: Stopped[] }> {
	const limit = limitConcurrency(PARALLEL_SESSIONS);
	const places = { files: limitConcurrency(uploadConcurrency), parts: limitRoom(uploadConcurrency, uploadMemory * MIB) };
	const batches = splitBatches(documents, { ...SESSION_LIMITS, maxFiles: Math.min(sessionSize, SESSION_LIMITS.maxFiles) });
	const ownId = ownSessionId.trim();
	const ownIds = batches.map((batch) => (ownId && batches.length > 1 ? ownIdOf(ownId, batch.map(({ sha256 }) => sha256)) : ownId));
	const uploads = batches.map(async (batch, index) => ({
		batch,
		session: await limit(async () => await settle(uploadSession(client, scope, batch, places, ownIds[index]))),
	}));
	const ended = await Promise.all(uploads);
	const sessions = ended.flatMap(({ session }) => (session.ok ? [session.value] : []));
	return {
		sessions,
		failures: sessions.flatMap(({ failures }) => failures),
		stopped: ended.flatMap(({ batch, session }) => (session.ok ? [] : [{ failure: session.failure, documents: batch.map((document) => ({ origin: document })) }])),
	};
}
