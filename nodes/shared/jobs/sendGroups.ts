import type { Document, DocumentFailure } from '../documents/document';
import { ServiceError, settle, type Failure } from '../errors';
import { createGate } from '../concurrency';
import { leftOverFailures } from './leftOver';

/** How a service takes groups of documents, one request each. */
export interface GroupSender<T> {
	/** How many requests are made at once. */
	places: number;
	send(documents: Document[]): Promise<T>;
	/** The codes of errors that are about the documents themselves, or about the work on them, and not about the account. */
	documentCodes: string[];
	/** The documents of a refused group that an error names as the cause; none when it names none. */
	named?(failure: Failure, documents: Document[]): Document[];
	/** Whether a group was refused because of one of its documents, so that the others may be sent without it. */
	isRefusal(failure: Failure): boolean;
	/** What is told of a failure, such as that its outcome is not known. */
	describe?(failure: Failure): Failure;
}

/** Whatever may have been taken must not be sent again by n8n's *Retry On Fail*. */
const MAY_BE_TAKEN = 'OUTCOME_UNKNOWN';

type Sent<T> = { documents: Document[]; value: T } | { documents: Document[]; failure: Failure };

/**
 * Sends groups of documents, a few at a time; what came of them is in the order of the groups. A group that is refused because
 * of its documents goes without those that the error names, or is halved until the bad one stands alone. After a
 * problem with the account the rest is not sent.
 * @throws ServiceError for a problem with the account or the service, unless documents were taken, or may have been
 */
export async function sendGroups<T>(
	groups: Document[][],
	{ places, send, documentCodes, named, isRefusal, describe = (failure) => failure }: GroupSender<T>,
): Promise<{ done: Array<{ documents: Document[]; value: T }>; failures: DocumentFailure[] }> {
	const turns = createGate(places);
	let halted: Failure | undefined;

	const sendGroup = async (documents: Document[]): Promise<Array<Sent<T>>> => {
		const outcome = await turns(async () => {
			if (halted) return { ok: false as const, failure: halted };
			const answer = await settle(async () => await send(documents));
			if (!answer.ok && stopsAll(answer.failure, documentCodes)) halted = answer.failure;
			return answer;
		});
		if (outcome.ok) return [{ documents, value: outcome.value }];
		const { failure } = outcome;
		if (documents.length === 1 || !isRefusal(failure)) return [{ documents, failure: describe(failure) }];
		const bad = named?.(failure, documents) ?? [];
		if (bad.length === 0 || bad.length === documents.length) return (await Promise.all(halves(documents).map(sendGroup))).flat();
		const rest = await sendGroup(documents.filter((document) => !bad.includes(document)));
		return [...rest, { documents: bad, failure }];
	};

	const sent = (await Promise.all(groups.map(sendGroup))).flat();
	const done = sent.flatMap((entry) => ('value' in entry ? [entry] : []));
	const stopped = sent.flatMap((entry) => ('failure' in entry ? [{ failure: entry.failure, origins: entry.documents }] : []));
	const mayBeTaken = done.length > 0 || stopped.some(({ failure }) => failure.code === MAY_BE_TAKEN);
	const fatal = stopped.find(({ failure: { kind, code } }) => kind === 'cancelled' || (!mayBeTaken && !documentCodes.includes(code)));
	if (fatal) throw new ServiceError(fatal.failure);
	return { done, failures: leftOverFailures(stopped) };
}

/** Whether every other call would end in the same way. */
function stopsAll({ kind, status, final, notTaken, code }: Failure, documentCodes: string[]): boolean {
	if (kind === 'cancelled' || kind === 'redirect' || final) return true;
	return (kind === 'network' && notTaken === true) || ([401, 402, 403, 404].includes(status ?? 0) && !documentCodes.includes(code));
}

function halves(documents: Document[]): Document[][] {
	const middle = Math.ceil(documents.length / 2);
	return [documents.slice(0, middle), documents.slice(middle)];
}
