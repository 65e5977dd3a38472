import { z } from 'zod';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { carriedSchema, carry, readCarried } from '../shared/jobs/carriedDocuments';
import type { DocumentFailure } from '../shared/documents/document';
import type { Scope } from '../shared/jobs/idempotency';
import type { Instructions } from './instructions';
import type { SessionFile } from './sessionFile';

/**
 * The item that stands for one extraction while it travels through a workflow, out of Submit, through Wait for
 * Completion, into Get Rows. It is plain data, because a durable wait writes it to the database and reads it back.
 */
const ticketSchema = z.object({
	/** Missing while nothing is submitted: out of Upload, or when no document could be sent. */
	extractionId: z.string().nullish(),
	uploadSessionId: z.string().nullish(),
	/** Set where a failed extraction may be submitted again. */
	submission: z
		.object({
			scope: z.object({ kind: z.enum(['execution', 'content', 'custom']), parts: z.array(z.string()) }),
			attempt: z.number(),
			firstAttempt: z.number().optional(),
			instructions: z.object({
				prompt: z.union([z.string(), z.record(z.string(), z.unknown())]),
				outputStructure: z.string(),
				taskName: z.string(),
				excludeColumns: z.array(z.string()),
			}),
		})
		.nullish(),
	/** ISO 8601, when it was submitted. */
	submittedAt: z.string().nullish(),
	/** ISO 8601, when Wait for Completion first saw it; the wait limit counts from here. */
	waitingSince: z.string().nullish(),
	/** ISO 8601, when it was last looked at. */
	checkedAt: z.string().nullish(),
	/** ISO 8601, before which it must not be submitted again. */
	resubmitAt: z.string().nullish(),
	...carriedSchema,
});

type TicketData = z.infer<typeof ticketSchema>;

/** What is needed to submit the same work again. */
export interface Submission {
	scope: Scope;
	/** How often it was submitted before, in this execution or an earlier one. */
	attempt: number;
	/** The first attempt of this execution; 0 unless given. */
	firstAttempt?: number;
	instructions: Instructions;
}

export interface Ticket extends Omit<TicketData, 'extractionId' | 'documents' | 'failures' | 'submission'> {
	extractionId: string;
	/** The input item that it came with. */
	itemIndex: number;
	submission?: Submission;
	files: SessionFile[];
	failures: DocumentFailure[];
}

/**
 * Reads the item of an extraction back.
 * @param extractionId as the node's parameter names it, empty for an item that has none; what the item says is used only
 * if it is about the same one
 */
export function readTicket(item: INodeExecutionData, itemIndex: number, extractionId: string): Ticket {
	const parsed = ticketSchema.safeParse(item.json);
	if (!parsed.success || (parsed.data.extractionId ?? '') !== extractionId) return { extractionId, itemIndex, files: [], failures: [] };
	const { documents, failures, submission, ...rest } = parsed.data;
	const carried = readCarried({ documents, failures }, item, itemIndex, extractionId);
	return {
		...rest,
		extractionId,
		itemIndex,
		...(submission && { submission: submission as Submission }),
		files: carried.files.flatMap(({ fileId, ...file }) => (fileId === undefined ? [] : [{ fileId, ...file }])),
		failures: carried.failures,
	};
}

/**
 * Writes the item of an extraction. It is paired to all input items that brought its documents and carries the
 * documents as binary references, so that Get Rows can attach the right one to each row.
 */
export function ticketItem(ticket: Ticket | UnsubmittedTicket, more: IDataObject = {}): INodeExecutionData {
	const { files, failures, submission, itemIndex, ...rest } = ticket;
	const { json, ...carried } = carry(itemIndex, files, failures);
	return {
		json: { ...more, ...rest, ...json, ...(submission && { submission: { ...submission, scope: { ...submission.scope }, instructions: { ...submission.instructions } } }) },
		...carried,
	};
}

/** Whether the item stands for documents of which none could be submitted, so that all it has are their failures. */
export function isUnsubmitted({ json }: INodeExecutionData): boolean {
	return (json.extractionId === null || json.extractionId === '') && Array.isArray(json.failures);
}

/** For documents of which none could be submitted. */
export interface UnsubmittedTicket extends Omit<Ticket, 'extractionId'> {
	extractionId: null;
}
