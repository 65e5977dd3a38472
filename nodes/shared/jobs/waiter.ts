import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { Failure } from '../errors';
import type { ServiceClient } from '../http/serviceClient';

/** What the waiting must know of a piece of work at a service: an extraction, a job, a batch. Times are ISO 8601. */
export interface Pending {
	/** The input item that it came with. */
	itemIndex: number;
	/** What an error about it names. */
	extractionId: string;
	submittedAt?: string | null;
	/** When it was first waited for; the wait limit counts from here where the submission is not known. */
	waitingSince?: string | null;
	/** When it was last looked at. */
	checkedAt?: string | null;
	/** Before which it must not be submitted again. */
	resubmitAt?: string | null;
}

/** Where a piece of work stands after a look at it. */
export type Standing<T> =
	| { state: 'pending'; progress?: number }
	/** What to tell about it. */
	| { state: 'completed'; summary: IDataObject }
	/** It goes on as these, or as itself later; some documents may have dropped out for good. */
	| { state: 'changed'; tickets: T[]; failures: DocumentFailure[] }
	| { state: 'failed'; failure: Failure };

/** How to wait for the work of one service. */
export interface Waiter<T extends Pending> {
	client: ServiceClient<never>;
	/** Milliseconds between two looks. */
	pollDelays: { minMs: number; maxMs: number };
	/** The error code of work that the service does not know. */
	unknownCode: string;
	/** What to say of work that goes on when the waiting ends. */
	stillProcessing: () => Failure;
	/**
	 * Looks once and does what is due.
	 * @param deadline when the waiting ends, on the node's clock
	 * @throws ServiceError when the service cannot be asked
	 */
	advance(ticket: T, deadline: number): Promise<Standing<T>>;
	/** The item of the work, with what else is to be told. */
	item(ticket: T, more: IDataObject): INodeExecutionData;
}
