/** The documented errors: HTTP status, whether the same request can be retried, and the documented message. */
const ERRORS = {
	UNAUTHENTICATED: [401, false, 'Missing or invalid bearer token.'],
	API_KEY_EXPIRED: [401, false, 'API key has expired. Please create a new key.'],
	API_KEY_REVOKED: [401, false, 'API key has been revoked. Please create a new key.'],
	NOT_FOUND: [404, false, 'The requested endpoint does not exist.'],
	RATE_LIMITED: [429, true, 'Too many requests. Retry after the period indicated in the Retry-After header.'],
	INTERNAL_ERROR: [500, true, 'An unexpected error occurred.'],
	INVALID_INPUT: [400, false, 'Request validation failed. Check details for specific issues.'],
	DUPLICATE_FILE_NAME: [400, false, 'Each file must have a unique file_name. Check details for the duplicates.'],
	DUPLICATE_FILE_ID: [400, false, 'Each file must have a unique file_id. Check details for the duplicates.'],
	FILE_TOO_LARGE: [
		400,
		false,
		'A file exceeds the maximum size for its type. Check details for the file and size limit.',
	],
	TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED: [
		400,
		false,
		'The combined size of all files exceeds the maximum upload size. Check details for the limit.',
	],
	INSUFFICIENT_CREDITS: [
		402,
		false,
		'Not enough credits for this upload session. Each file requires at least one credit. Check details for your balance.',
	],
	SESSION_ALREADY_INITIALIZED: [
		409,
		false,
		'This upload_session_id is already in use. Please use a different upload_session_id.',
	],
	FILE_NOT_FOUND: [
		404,
		false,
		'This file_id was not registered when the upload session was created. Check the file_id and upload_session_id.',
	],
	FILE_NOT_UPLOADABLE: [409, false, 'This file has already been completed or aborted.'],
	FILE_ABORTED: [409, false, 'This file has been aborted and can no longer be completed.'],
	INVALID_COMPLETION_PARTS: [
		400,
		false,
		'The parts provided to complete this file upload are invalid. Check details for the specific reason.',
	],
	OBJECT_SIZE_MISMATCH: [
		422,
		false,
		'The uploaded file size does not match the file_size_bytes declared when the upload session was created. Check details for the declared and actual sizes.',
	],
	UPLOAD_ID_NOT_FOUND: [
		409,
		false,
		'This upload session is no longer available. Please create a new upload session and re-upload your files.',
	],
	UPLOAD_COMPLETE_FAILED: [
		502,
		true,
		'File upload completion failed. This may be a temporary issue — please retry.',
	],
	EXTRACTION_NOT_FOUND: [404, false, 'No extraction found for this extraction_id.'],
	OUTPUT_NOT_AVAILABLE: [
		404,
		false,
		'Output is not available. The extraction may not be completed, or this format was not generated.',
	],
	EXTRACTION_IN_PROGRESS: [
		409,
		false,
		'This extraction is currently being processed and cannot be deleted. Wait for it to complete or fail, then try again.',
	],
} satisfies Record<string, [status: number, retryable: boolean, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorBody {
	code: string;
	message: string;
	retryable: boolean;
	details: object | null;
}

/** An answer in the documented error format. */
export class ApiError extends Error {
	readonly status: number;
	readonly retryable: boolean;

	constructor(
		readonly code: ErrorCode,
		readonly details: object | null = null,
	) {
		const [status, retryable, message] = ERRORS[code];
		super(message);
		this.status = status;
		this.retryable = retryable;
	}

	get body(): ErrorBody {
		const { code, message, retryable, details } = this;
		return { code, message, retryable, details };
	}
}

/** The answer for an HTTP status that did not come from one of the endpoints, such as a fault's. */
export function errorForStatus(status: number, code: string | undefined, retryable: boolean | undefined): ErrorBody {
	const usual = code ?? CODE_BY_STATUS[status] ?? (status >= 500 ? 'INTERNAL_ERROR' : 'INVALID_INPUT');
	const [, usuallyRetryable, message] = isErrorCode(usual)
		? ERRORS[usual]
		: ([status, status >= 500, 'An error occurred.'] as const);
	return { code: usual, message, retryable: retryable ?? usuallyRetryable, details: null };
}

function isErrorCode(code: string): code is ErrorCode {
	return Object.hasOwn(ERRORS, code);
}

const CODE_BY_STATUS: Record<number, ErrorCode> = {
	401: 'UNAUTHENTICATED',
	402: 'INSUFFICIENT_CREDITS',
	404: 'NOT_FOUND',
	429: 'RATE_LIMITED',
};
