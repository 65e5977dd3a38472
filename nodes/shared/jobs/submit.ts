import type { Document, DocumentFailure } from '../documents/document';
import { limitConcurrency } from '../concurrency';
import { settle, type Failure } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import { checkCredits } from './checkCredits';
import type { Accepted, DocumentGroup, JobService, Stopped, Work } from './jobService';
import { noLine, type Line } from './places/line';
import { isOutcomeUnknown, outcomeUnknown } from './outcomeUnknown';
import { carried, newTicket, notSooner, type CarriedDocument, type Ticket } from './ticket';

/** What came of the documents of a run, in their order. */
export interface Submitted<T> {
	done: T[];
	failures: DocumentFailure[];
	stopped: Stopped[];
}

/** Documents of the groups that one group became, with what came of them. */
type Sent<T> = { value: T } | Stopped;

/**
 * Divides documents into pieces of work, submits them, a few at a time, and does `next` with each as soon as it exists. A group
 * that is refused because of its documents goes without those that the error names, or is halved until the bad one stands alone; so
 * does one with a document that n8n no longer has.
 * Where the account runs only so many at once, they go as places come free.
 * After a problem with the account the rest is not sent. What failed is given back, so that the trouble of one group leaves the others alone.
 * @param line asked before a group is sent
 * @throws ServiceError when the credits cannot be enough, or the documents cannot even be divided
 */
export async function submitDocuments<Data, Finished, Settings, Group extends DocumentGroup, T>(
	client: ServiceClient,
	service: JobService<Data, Finished, Settings, Group>,
	documents: Document[],
	work: Work<Settings>,
	next: (ticket: Ticket<Data>, accepted: Pick<Accepted<Data, Finished>, 'state'>) => Promise<T>,
	line: Line<Data, Group> = noLine,
): Promise<Submitted<T>> {
	if (work.checkCredits && service.credits) await checkCredits(client, documents, service.credits);
	const { groups, failures, stopped } = await service.divide(client, documents, work);
	const places = service.places(work.settings);
	const [sending, open] = [limitConcurrency(places.sending), limitConcurrency(places.open)];
	let halted: Failure | undefined;

	const submit = async (group: Group): Promise<Sent<T>[]> => {
		const outcome = await open(async () => {
			const asked = await settle(line(group));
			if (!asked.ok) return asked;
			const turn = asked.value;
			if ('held' in turn) return await settle(next(turn.held, { state: { state: 'refused', failure: turn.failure } }));
			if ('failure' in turn) return { ok: false as const, failure: halted ?? turn.failure };
			const answer = await sending(async () => {
				if (halted) return { ok: false as const, failure: halted };
				const taken = await settle(service.submit(client, group, work));
				if (!taken.ok && stopsAll(taken.failure, service.documentCodes)) halted = taken.failure;
				return taken;
			});
			if (!answer.ok) {
				turn.place?.leave();
				return answer;
			}
			turn.place?.hold(answer.value.id);
			return await settle(next(ticketOf(answer.value, carried(group.documents)), answer.value));
		});
		if (outcome.ok) return [{ value: outcome.value }];
		return await goOn(group, outcome.failure);
	};

	const goOn = async (group: Group, failure: Failure): Promise<Sent<T>[]> => {
		// What was taken is never sent again, whatever became of it.
		const mayBeDivided = group.documents.length > 1 && failure.extractionId === undefined;
		const named = mayBeDivided ? (namedBy(failure, group.documents) ?? service.refused?.(failure, group.documents)) : undefined;
		if (!named) return [{ failure: told(service, failure), documents: origins(group.documents) }];
		if (named.length === 0 || named.length === group.documents.length) {
			return (await Promise.all(halves(group.documents).map(async (half) => await submit({ ...group, documents: half })))).flat();
		}
		const rest = group.documents.filter((document) => !named.includes(document));
		return [...(await submit({ ...group, documents: rest })), { failure, documents: origins(named) }];
	};

	const sent = (await Promise.all(groups.map(submit))).flat();
	return {
		done: sent.flatMap((entry) => ('value' in entry ? [entry.value] : [])),
		failures,
		stopped: [...stopped, ...sent.flatMap((entry) => ('failure' in entry ? [entry] : []))],
	};
}

/** @param sent the documents, where the service gave them no IDs of its own */
export function ticketOf<Data>({ id, data, files, mayBeIncluded, isLookedAt, firstSubmitted, state }: Accepted<Data, unknown>, sent: CarriedDocument[]): Ticket<Data> {
	const ticket: Ticket<Data> = { ...newTicket(id, files ?? sent, data), ...(mayBeIncluded && { mayBeIncluded }) };
	if (isLookedAt) ticket.checkedAt = ticket.submittedAt;
	if (firstSubmitted !== undefined) [ticket.submittedAt, ticket.resubmittedAt] = [new Date(firstSubmitted).toISOString(), ticket.submittedAt];
	if (state?.state === 'pending') notSooner(ticket, state.nextMs);
	return ticket;
}

/** The document that could not be read when it was to be sent: nothing of its group went out. */
function namedBy({ fileName }: Failure, documents: Document[]): Document[] | undefined {
	return fileName === undefined ? undefined : documents.filter((document) => document.fileName === fileName);
}

/** Two groups of about the same size. */
export function halves<T>(all: T[]): T[][] {
	const middle = Math.ceil(all.length / 2);
	return [all.slice(0, middle), all.slice(middle)];
}

/** Whether every other call would end in the same way. */
function stopsAll({ kind, status, final, notTaken, code }: Failure, documentCodes: readonly string[]): boolean {
	if (kind === 'cancelled' || kind === 'redirect' || final) return true;
	return (kind === 'network' && notTaken === true) || ([401, 402, 403, 404].includes(status ?? 0) && !documentCodes.includes(code));
}

/** What is told of a failure: after a call without a key it may not be known whether the work was done. */
function told({ isKeyed, check = '' }: Pick<JobService<unknown, unknown, unknown>, 'isKeyed' | 'check'>, failure: Failure): Failure {
	return !isKeyed && failure.extractionId === undefined && isOutcomeUnknown(failure) ? outcomeUnknown(failure, check) : failure;
}

function origins(documents: Document[]): Stopped['documents'] {
	return documents.map((document) => ({ origin: document }));
}
