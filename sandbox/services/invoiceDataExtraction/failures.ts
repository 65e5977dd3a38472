import type { ErrorBody } from './errors';

/** The documented reasons for which an extraction fails. */
const FAILURES = {
	INSUFFICIENT_CREDITS: [
		false,
		'Insufficient credits to process this extraction. Check details for your balance and required credits.',
	],
	FILE_PAGE_LIMIT_EXCEEDED: [
		false,
		'One or more files exceed the page limit. Split large files and re-upload. Check details for the affected files.',
	],
	ENCRYPTED_FILE: [
		false,
		'One or more files are encrypted. Remove the encryption and re-upload. Check details for the affected files.',
	],
	CONCURRENT_TASK_LIMIT: [true, 'Too many extractions running at once. Wait for one to complete, then retry.'],
	NO_PAGES_FOUND: [false, 'No extractable pages found. Files may be empty or corrupted.'],
	PROMPT_REJECTED: [false, 'The prompt did not describe data extraction. Please revise your prompt.'],
	PROMPT_UNCLEAR: [
		false,
		'The AI could not understand the prompt well enough. Please adjust your instructions.',
	],
	FILE_SIZE_LIMIT_EXCEEDED: [
		false,
		'A file exceeded the size limit during processing. Split large files and retry.',
	],
	SUBMISSION_STALLED: [true, 'This extraction was not picked up for processing. Please resubmit.'],
	INTERNAL_ERROR: [true, 'An unexpected error occurred. Retry after a short delay.'],
} satisfies Record<string, [retryable: boolean, message: string]>;

export type FailureCode = keyof typeof FAILURES;

/** Ends the processing of an extraction. Thrown by its steps and reported by polls. */
export class ExtractionFailure extends Error {
	constructor(
		readonly code: string,
		readonly details: object | null = null,
		private readonly retryable?: boolean,
	) {
		super(isFailureCode(code) ? FAILURES[code][1] : 'The extraction failed.');
	}

	get body(): ErrorBody {
		const { code, message, details } = this;
		const usual = isFailureCode(code) && FAILURES[code][0];
		return { code, message, retryable: this.retryable ?? usual, details };
	}
}

function isFailureCode(code: string): code is FailureCode {
	return Object.hasOwn(FAILURES, code);
}
