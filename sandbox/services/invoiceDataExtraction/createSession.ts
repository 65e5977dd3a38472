import { randomUUID } from 'node:crypto';
import type { Account, UploadSession } from './account';
import { ApiError } from './errors';
import { parse, sessionSchema, type SessionRequest } from './schemas';
import type { Service } from './service';

/** POST /uploads/sessions: registers files, or returns the session that the same request made before. */
export function createSession(service: Service, account: Account, body: unknown) {
	const { settings } = service.sandbox;
	const request = parse(sessionSchema(settings.maxFiles), body);
	const existing = account.sessions.get(request.upload_session_id);
	if (existing && !isSame(existing, request)) throw new ApiError('SESSION_ALREADY_INITIALIZED');
	if (!existing) {
		refuseDuplicates(request);
		refuseOversize(service, request);
		refuseUnpaid(account, request);
	}
	const session = existing ?? register(service, account, request);
	return {
		success: true,
		upload_session_id: session.id,
		files: [...session.files.values()].map(({ id, name }) => ({
			file_id: id,
			file_name: name,
			part_size: settings.partSize,
		})),
	};
}

function register(service: Service, account: Account, request: SessionRequest): UploadSession {
	const files = request.files.map(({ file_id, file_name, file_size_bytes }) => {
		const key = `uploads/${randomUUID()}`;
		return {
			id: file_id,
			name: file_name,
			declaredSize: file_size_bytes,
			key,
			uploadId: service.sandbox.storage.uploads.begin(key),
			status: 'uploading' as const,
		};
	});
	const session = {
		id: request.upload_session_id,
		files: new Map(files.map((file) => [file.id, file])),
		createdAt: service.sandbox.clock.now(),
	};
	account.sessions.set(session.id, session);
	return session;
}

/** "You can safely retry ... using the same upload_session_id and files." */
function isSame(session: UploadSession, request: SessionRequest): boolean {
	return (
		session.files.size === request.files.length &&
		request.files.every(({ file_id, file_name, file_size_bytes }) => {
			const file = session.files.get(file_id);
			return file?.name === file_name && file.declaredSize === file_size_bytes;
		})
	);
}

function refuseDuplicates({ files }: SessionRequest): void {
	const names = repeated(files.map(({ file_name }) => file_name));
	if (names.length > 0) throw new ApiError('DUPLICATE_FILE_NAME', { file_names: names });
	const ids = repeated(files.map(({ file_id }) => file_id));
	if (ids.length > 0) throw new ApiError('DUPLICATE_FILE_ID', { file_ids: ids });
}

function repeated(values: string[]): string[] {
	const seen = new Set<string>();
	const again = values.filter((value) => seen.has(value) || !seen.add(value));
	return [...new Set(again)];
}

function refuseOversize(service: Service, { files }: SessionRequest): void {
	const { maxPdfBytes, maxImageBytes, maxTotalBytes } = service.sandbox.settings;
	for (const { file_id, file_name, file_size_bytes } of files) {
		const max = /\.pdf$/i.test(file_name) ? maxPdfBytes : maxImageBytes;
		if (file_size_bytes <= max) continue;
		throw new ApiError('FILE_TOO_LARGE', { file_id, file_name, file_size_bytes, max_size_bytes: max });
	}
	const total = files.reduce((sum, file) => sum + file.file_size_bytes, 0);
	if (total > maxTotalBytes) {
		throw new ApiError('TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED', {
			total_size_bytes: total,
			max_total_size_bytes: maxTotalBytes,
		});
	}
}

/** "Each file requires at least one credit." */
function refuseUnpaid({ credits }: Account, { files }: SessionRequest): void {
	if (files.length <= credits.usable) return;
	throw new ApiError('INSUFFICIENT_CREDITS', {
		credits_required: files.length,
		credits_balance: credits.balance,
		credits_reserved: credits.reserved,
	});
}
