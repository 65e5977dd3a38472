import { z } from 'zod';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { carriedSchema, carry, readCarried, type CarriedDocument } from '../shared/jobs/carriedDocuments';
import { clock } from '../shared/clock';
import type { Document, DocumentFailure } from '../shared/documents/document';
import type { Pending } from '../shared/jobs/waiter';
import type { CreatedBatch } from './schema';

/** A batch while it travels through a workflow, out of Create, through Wait for Completion, into Get. */
export interface Ticket extends Pending {
	/** As the service gave it. */
	pollUrl?: string | null;
	/** Source: "estimated_completion_seconds". */
	estimatedSeconds?: number | null;
	/** Empty where the batch was created elsewhere. */
	files: CarriedDocument[];
	failures: DocumentFailure[];
}

const time = z.string().nullish();

const ticketSchema = z.object({
	batchId: z.string().nullish(),
	pollUrl: z.string().nullish(),
	estimatedSeconds: z.number().nullish(),
	submittedAt: time,
	waitingSince: time,
	checkedAt: time,
	...carriedSchema,
});

export function newTicket(created: CreatedBatch, documents: Document[]): Ticket {
	return {
		extractionId: created.batch_id,
		pollUrl: created.poll_url,
		estimatedSeconds: created.estimated_completion_seconds,
		submittedAt: new Date(clock.now()).toISOString(),
		itemIndex: documents[0].itemIndex,
		files: documents.map(({ fileName, sha256, itemIndex, originalName, binary }) => ({
			fileName,
			sha256,
			origin: { itemIndex, originalName, binary },
		})),
		failures: [],
	};
}

/** @param batchId as the node's parameter names it; what the item says is used only if it is about the same one */
export function readTicket(item: INodeExecutionData, itemIndex: number, batchId: string): Ticket {
	const parsed = ticketSchema.safeParse(item.json);
	if (!parsed.success || (parsed.data.batchId ?? '') !== batchId) return { extractionId: batchId, itemIndex, files: [], failures: [] };
	const { documents, failures, pollUrl, estimatedSeconds, submittedAt, waitingSince, checkedAt } = parsed.data;
	return { pollUrl, estimatedSeconds, submittedAt, waitingSince, checkedAt, extractionId: batchId, itemIndex, ...readCarried({ documents, failures }, item, itemIndex, batchId) };
}

/** @param more what else is to be told, such as the status */
export function ticketItem({ extractionId, itemIndex, files, failures, ...rest }: Ticket, more: IDataObject = {}): INodeExecutionData {
	const { json, ...carried } = carry(itemIndex, files, failures);
	return { json: { ...more, batchId: extractionId || null, ...rest, ...json }, ...carried };
}

/** When the service should be done with it, on the clock of the node; undefined when that is not known. */
export function expectedEnd({ submittedAt, estimatedSeconds }: Ticket): number | undefined {
	const submitted = Date.parse(submittedAt ?? '');
	return Number.isNaN(submitted) ? undefined : submitted + (estimatedSeconds ?? 0) * 1000;
}
