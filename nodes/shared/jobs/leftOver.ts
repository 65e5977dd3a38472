import type { DocumentFailure, Origin } from '../documents/document';
import type { Failure } from '../errors';

/** Files that a problem of the service or the account left behind. */
export interface LeftOver {
	failure: Failure;
	origins: Origin[];
}

/** The failures of files that were left behind. */
export function leftOverFailures(stopped: LeftOver[]): DocumentFailure[] {
	return stopped.flatMap(({ failure: { code, message, advice, extractionId }, origins }) =>
		origins.map((origin) => ({
			origin,
			stage: extractionId ? ('extraction' as const) : ('submit' as const),
			code,
			message: [`${origin.originalName ?? 'Document'}: ${message}.`, advice].filter(Boolean).join(' '),
			...(extractionId && { extractionId }),
		})),
	);
}
