import type { Account, UploadedFile, UploadSession } from './account';
import { ApiError } from './errors';
import { completionSchema, parse, partUrlsSchema } from './schemas';
import type { Service } from './service';

/** POST /uploads/sessions/{id}/parts: a signed URL for each part that was asked for. */
export function partUrls(service: Service, account: Account, sessionId: string, body: unknown) {
	const request = parse(partUrlsSchema, body);
	const { session, file } = find(account, sessionId, request.file_id);
	const { settings, storage } = service.sandbox;
	if (file.status !== 'uploading' || isAborted(service, file) || isOver(service, session)) {
		throw new ApiError('FILE_NOT_UPLOADABLE');
	}
	return {
		success: true,
		upload_session_id: session.id,
		file_id: file.id,
		file_name: file.name,
		part_size: settings.partSize,
		part_urls: request.part_numbers.map((part_number) => ({
			part_number,
			url: storage.partUrl(file.key, file.uploadId, part_number, settings.partUrlTtlSeconds),
		})),
	};
}

/** POST /uploads/sessions/{id}/complete: makes the file of its parts; again it only says so. */
export async function completeUpload(
	service: Service,
	account: Account,
	sessionId: string,
	body: unknown,
) {
	const request = parse(completionSchema, body);
	const { session, file } = find(account, sessionId, request.file_id);
	if (isAborted(service, file)) throw new ApiError('FILE_ABORTED');
	file.completion ??= complete(service, session, file, request.parts);
	try {
		await file.completion;
	} catch (error) {
		file.completion = undefined;
		throw error;
	}
	return { success: true, upload_session_id: session.id, file_id: file.id, file_name: file.name };
}

async function complete(
	service: Service,
	session: UploadSession,
	file: UploadedFile,
	listed: Array<{ part_number: number; e_tag: string }>,
): Promise<void> {
	const { storage, settings } = service.sandbox;
	if (isOver(service, session)) {
		await storage.uploads.abort(file.uploadId);
		throw new ApiError('UPLOAD_ID_NOT_FOUND');
	}
	const parts = listed.map(({ part_number, e_tag }) => ({ partNumber: part_number, eTag: e_tag }));
	const minPartSize = Math.min(S3_MIN_PART_BYTES, settings.partSize);
	const checked = storage.uploads.check(file.uploadId, parts, minPartSize);
	if ('reason' in checked) {
		throw new ApiError('INVALID_COMPLETION_PARTS', {
			reason: checked.reason,
			...(checked.partNumber === undefined ? {} : { part_number: checked.partNumber }),
		});
	}
	if (checked.size !== file.declaredSize) {
		throw new ApiError('OBJECT_SIZE_MISMATCH', {
			declared_size_bytes: file.declaredSize,
			actual_size_bytes: checked.size,
		});
	}
	await storage.uploads.complete(file.uploadId, parts);
	file.status = 'completed';
}

const S3_MIN_PART_BYTES = 5 * 1024 * 1024;

function find(
	account: Account,
	sessionId: string,
	fileId: string,
): { session: UploadSession; file: UploadedFile } {
	const session = account.sessions.get(sessionId);
	const file = session?.files.get(fileId);
	if (!session || !file) throw new ApiError('FILE_NOT_FOUND');
	return { session, file };
}

function isAborted(service: Service, file: UploadedFile): boolean {
	return service.sandbox.settings.abortedFileIds.includes(file.id);
}

function isOver({ sandbox }: Service, session: UploadSession): boolean {
	return sandbox.clock.now() >= session.createdAt + sandbox.settings.uploadTtlSeconds * 1000;
}
