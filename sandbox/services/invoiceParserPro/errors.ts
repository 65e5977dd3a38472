/** The documented errors with their HTTP status and meaning, and those that the document needs but does not name. */
const ERRORS = {
	INVALID_API_KEY: [401, 'Invalid, revoked, or missing API key.'],
	TIER_REQUIRED: [403, 'Business-tier subscription required.'],
	INSUFFICIENT_CREDITS: [402, 'Not enough credits on the account.'],
	INVALID_FILE: [400, 'Unsupported format, too large, or corrupt.'],
	JOB_NOT_FOUND: [404, 'Job not found or belongs to another account.'],
	EXTRACTION_FAILED: [422, 'Document could not be parsed.'],
	RATE_LIMITED: [429, 'Too many requests — back off and retry.'],
	// The document lists no code for a wrong parameter, an early download, an unknown webhook or key, or a crash.
	INVALID_REQUEST: [400, 'The request is not valid.'],
	NOT_FOUND: [404, 'Not found.'],
	INTERNAL_ERROR: [500, 'An unexpected error occurred.'],
} satisfies Record<string, [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorBody {
	code: string;
	message: string;
	http_status: number;
}

/** An answer in the documented error shape. */
export class ApiError extends Error {
	readonly status: number;

	constructor(
		readonly code: ErrorCode,
		message: string = ERRORS[code][1],
	) {
		super(message);
		this.status = ERRORS[code][0];
	}

	get body(): ErrorBody {
		return { code: this.code, message: this.message, http_status: this.status };
	}
}

/** The error of a fault: the code given with it, or the usual one of its status. */
export function errorForStatus(status: number, code?: string): ErrorBody {
	const usual = code ?? CODE_BY_STATUS[status] ?? (status >= 500 ? 'INTERNAL_ERROR' : 'INVALID_REQUEST');
	const message = isErrorCode(usual) ? ERRORS[usual][1] : 'An error occurred.';
	return { code: usual, message, http_status: status };
}

function isErrorCode(code: string): code is ErrorCode {
	return Object.hasOwn(ERRORS, code);
}

const CODE_BY_STATUS: Record<number, ErrorCode> = {
	401: 'INVALID_API_KEY',
	402: 'INSUFFICIENT_CREDITS',
	403: 'TIER_REQUIRED',
	404: 'JOB_NOT_FOUND',
	422: 'EXTRACTION_FAILED',
	429: 'RATE_LIMITED',
};
