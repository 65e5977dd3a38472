import { z } from 'zod';

const problem = z.object({ code: z.string().nullish(), message: z.string().nullish() });

/** What an `error` inside a result says, be it an object or a text; the document does not show one. */
export function readProblem(error: unknown): { code: string; message: string } {
	const parsed = problem.safeParse(error);
	const text = typeof error === 'string' && error !== '' ? error : undefined;
	return {
		code: (parsed.success && parsed.data.code) || 'EXTRACTION_FAILED',
		message: (text ?? ((parsed.success && parsed.data.message) || 'The service could not extract it')).replace(/\.$/, ''),
	};
}
