import { UNREADABLE_FILE } from '../documents/content';
import { documentFailure, type DocumentFailure } from '../documents/document';
import { ServiceError } from '../errors';
import type { Scope } from './idempotency';
import type { JobService, Stopped } from './jobService';
import { OUTCOME_UNKNOWN } from './outcomeUnknown';
import { tellCharge } from './runAgain';

/**
 * What stopped documents becomes a failure of each of them, or an error of the whole run. It is an error when the execution was
 * stopped, and when a problem with the account or the service left nothing at all: then nothing is lost by it, and *Retry On Fail*
 * may try again. Of a service without keys, what was taken, or may have been, must not be sent again, so that it is never an error.
 * @param found whether the run has something to show all the same; of a service without keys: whether anything was taken
 * @param scope what is recognised as the same work, from which follows what running it again costs
 * @throws ServiceError
 */
export function failuresOf(
	service: Pick<JobService<unknown, unknown, unknown>, 'isKeyed' | 'check' | 'documentCodes'>,
	all: Stopped[],
	found: boolean,
	scope?: Scope,
): DocumentFailure[] {
	const stopped = all.map(({ failure, documents }): Stopped => ({ failure: tellCharge(failure, service, scope), documents }));
	const mayBeTaken = stopped.some(({ failure }) => failure.code === OUTCOME_UNKNOWN || (!service.isKeyed && failure.extractionId !== undefined));
	const fatal = stopped.find(
		({ failure: { kind, code } }) => kind === 'cancelled' || (!found && !mayBeTaken && ![UNREADABLE_FILE, ...service.documentCodes].includes(code)),
	);
	if (!fatal) return stopped.flatMap(({ failure, documents }) => documents.map(({ origin }) => documentFailure(origin, stageOf(failure), failure)));
	// The waiting may end for many at once: the error names all that go on at the service.
	const same = stopped.filter(({ failure: { code, goesOn } }) => goesOn || code === fatal.failure.code).flatMap(({ failure }) => failure.extractionId ?? []);
	throw new ServiceError({ ...fatal.failure, ...(same.length > 0 && { extractionId: [...new Set(same)].join(', ') }) });
}

function stageOf({ extractionId }: { extractionId?: string }): DocumentFailure['stage'] {
	return extractionId ? 'extraction' : 'submit';
}
