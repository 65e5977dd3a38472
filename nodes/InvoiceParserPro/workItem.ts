import { z } from 'zod';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { carriedSchema, carry, readCarried, type CarriedDocument } from '../shared/jobs/carriedDocuments';
import type { DocumentFailure } from '../shared/documents/document';
import type { Pending } from '../shared/jobs/waiter';

const time = z.string().nullish();

const workSchema = z.object({
	jobId: z.string().nullish(),
	batchId: z.string().nullish(),
	submittedAt: time,
	waitingSince: time,
	checkedAt: time,
	documents: carriedSchema.documents,
});

/**
 * A job or a batch, by its ID, while its item travels through a workflow, out of Upload or Create, through Wait for
 * Completion, into Get.
 */
export interface Work extends Pending {
	/** Empty where the work was begun elsewhere. */
	files: CarriedDocument[];
}

/** @param id as the node's parameter names it; what the item says is used only if it is about the same one */
export function readWork(item: INodeExecutionData, itemIndex: number, id: string): Work {
	const parsed = workSchema.safeParse(item.json);
	if (!parsed.success || (parsed.data.batchId ?? parsed.data.jobId) !== id) return { extractionId: id, itemIndex, files: [] };
	const { submittedAt, waitingSince, checkedAt, documents } = parsed.data;
	const { files } = readCarried({ documents, failures: [] }, item, itemIndex, id);
	return { extractionId: id, itemIndex, submittedAt, waitingSince, checkedAt, files };
}

/** Writes the item, with its documents as binary references, so that Get can attach the right one to each row. */
export function workItem({ files, itemIndex, submittedAt, waitingSince, checkedAt }: Work, more: IDataObject): INodeExecutionData {
	const { json, ...carried } = carry(itemIndex, files, []);
	const times = { submittedAt: submittedAt ?? null, waitingSince: waitingSince ?? null, checkedAt: checkedAt ?? null };
	return { json: { ...more, ...times, documents: json.documents }, ...carried };
}

/** Items for documents that did not become work, with their files. */
export function failureItems(failures: DocumentFailure[]): INodeExecutionData[] {
	return failures.map(({ origin, ...failure }) => ({
		json: { fileName: origin.originalName ?? null, ...failure },
		...(origin.binary && { binary: { data: origin.binary } }),
		pairedItem: { item: origin.itemIndex },
	}));
}
