/** The documented errors, and two that the document leaves out: an endpoint of another plan, and an unknown id. */
const ERRORS = {
	invalid_file: [400, 'Unsupported file type or corrupt file'],
	unauthorized: [401, 'Missing or invalid API key'],
	plan_required: [403, 'Your plan does not include this endpoint'],
	not_found: [404, 'The requested resource does not exist'],
	file_too_large: [413, 'File exceeds 20MB limit'],
	rate_limited: [429, 'Too many concurrent requests'],
	processing_error: [500, 'Internal processing failure'],
} satisfies Record<string, [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

export const UPGRADE_URL = 'https://ocr.aileapers.com/pricing.html';

/** An answer in the documented error format. */
export class ApiError extends Error {
	readonly status: number;

	constructor(
		readonly code: ErrorCode,
		message?: string,
		readonly upgradeUrl?: string,
	) {
		const [status, usual] = ERRORS[code];
		super(message ?? usual);
		this.status = status;
	}

	get body() {
		return errorBody(this.code, this.message, this.upgradeUrl);
	}
}

export function errorBody(code: string, message: string, upgradeUrl?: string) {
	return { error: { code, message, ...(upgradeUrl !== undefined && { upgrade_url: upgradeUrl }) } };
}

/** The body for an HTTP status that did not come from one of the endpoints, such as a fault's. */
export function bodyForStatus(status: number, code: string | undefined) {
	const entries = Object.entries(ERRORS);
	const [usual, [, message]] =
		entries.find(([name]) => name === code) ?? entries.find(([, [known]]) => known === status) ?? ['processing_error', ERRORS.processing_error];
	return errorBody(code ?? usual, message);
}
