import { clock } from '../../shared/clock';
import { limitConcurrency, limitRoom } from '../../shared/concurrency';
import { ServiceError, settle, type Failure } from '../../shared/errors';
import { ownIdOf } from '../../shared/jobs/idempotency';
import type { Client } from '../profile';
import { inputIssues } from '../schema';
import type { SessionGroup } from '../upload/sessionFile';
import { uploadSession, type UploadSession } from '../upload/uploadSession';
import type { Submission } from './extractionData';
import { submitNew } from './submitFiles';

/** The extractions that the files of some sessions become: one for each session, or one for each document (idempotency per content). */
export function groupsOf(sessions: UploadSession[], { kind }: Submission['scope'], ownId: string): SessionGroup[] {
	const groups = sessions.flatMap(({ sessionId, uploaded, registered, isNew }) => {
		if (uploaded.length === 0) return [];
		const parts = kind === 'content' ? uploaded.map((file) => ({ files: [file], namedAfter: [file] })) : [{ files: uploaded, namedAfter: registered }];
		return parts.map(({ files, namedAfter }) => ({ sessionId, documents: files.map(({ origin }) => origin), files, namedAfter, isNew: isNew && kind !== 'content' && !ownId, isUploadedNow: isNew }));
	});
	return groups.map((group) => ({ ...group, ...(ownId && { ownId: groups.length > 1 ? ownIdOf(ownId, group.namedAfter.map(({ sha256 }) => sha256)) : ownId }) }));
}

/**
 * Submits one extraction. A session that was made in an earlier execution is found again, but its documents may have been
 * deleted since, with the extraction: then they are uploaded once more. Sessions of this execution are not looked after.
 * @param waitMs how long its end is waited for, in milliseconds from now
 * @throws ServiceError
 */
export async function submitGroup(client: Client, { sessionId, files, namedAfter, isNew, ownId }: SessionGroup, given: Pick<Submission, 'scope' | 'instructions'>, waitMs = Infinity) {
	const until = clock.now() + waitMs;
	const work = { ...given, ...(ownId && { ownId }) };
	const first = await settle(submitNew(client, sessionId, files, work, { namedAfter, isNew, until }));
	const others = namedAfter.filter((file) => !files.includes(file));
	if (first.ok) return { ...first.value, ...(others.length > 0 && { mayBeIncluded: others }) };
	const { scope } = work;
	if (scope.kind === 'execution' || !areFilesGone(first.failure)) throw new ServiceError(first.failure);
	const renewed = { ...scope, parts: [...scope.parts, client.ctx.getExecutionId()] };
	const places = { files: limitConcurrency(1), parts: limitRoom(1, Infinity) };
	const session = await uploadSession(client, renewed, files.map(({ origin }) => origin), places);
	if (session.uploaded.length < files.length) throw new ServiceError(first.failure);
	return await submitNew(client, session.sessionId, session.uploaded, work, { namedAfter, until });
}

/** Source: file_ids "Must reference files that were completed in Step 3"; no error code is named for others. */
function areFilesGone({ code, details }: Failure): boolean {
	const parsed = inputIssues.safeParse(details);
	return code === 'INVALID_INPUT' && parsed.success && parsed.data.issues.some(({ path }) => path[0] === 'file_ids' || path[0] === 'upload_session_id');
}
