import { z } from 'zod';

import { optional } from '../http/optional';

const text = optional(z.string().min(1));
const problem = z.object({ code: text, message: text }).catch({});

/** What an `error` inside a result says, be it an object, a text or nothing; the documents do not show all of them. */
export function readProblem(error: unknown, unsaid = 'The service could not extract it'): { code: string; message: string } {
	const { code = 'EXTRACTION_FAILED', message } = problem.parse(error);
	const words = typeof error === 'string' && error !== '' ? error : (message ?? unsaid);
	return { code, message: words.replace(/\.$/, '') };
}
