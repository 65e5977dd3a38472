import { z } from 'zod';
import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure, Origin } from '../shared/documents/document';
import type { Pending } from '../shared/waiting/waiter';
import type { BatchFile } from './batchRows';

/**
 * The item that stands for one job or batch while it travels through a workflow, out of Upload or Create, through Wait for
 * Completion, into Get. It is plain data, because a durable wait writes it to the database and reads it back.
 */
const workSchema = z.object({
	jobId: z.string().nullish(),
	batchId: z.string().nullish(),
	/** ISO 8601, as in `Pending`. */
	submittedAt: z.string().nullish(),
	waitingSince: z.string().nullish(),
	checkedAt: z.string().nullish(),
	documents: z
		.array(
			z.object({
				fileName: z.string(),
				originalName: z.string(),
				sha256: z.string().nullish(),
				/** The binary field of this item that carries it. */
				binaryField: z.string().nullish(),
			}),
		)
		.nullish(),
});

/** A job or a batch, by its ID, with its documents as far as they are known. */
export interface Work extends Pending {
	files: BatchFile[];
}

/** @param id as the node's parameter names it; what the item says is used only if it is about the same one */
export function readWork(item: INodeExecutionData, itemIndex: number, id: string): Work {
	const parsed = workSchema.safeParse(item.json);
	if (!parsed.success || (parsed.data.batchId ?? parsed.data.jobId) !== id) return { extractionId: id, itemIndex, files: [] };
	const { submittedAt, waitingSince, checkedAt, documents } = parsed.data;
	return {
		extractionId: id,
		itemIndex,
		submittedAt,
		waitingSince,
		checkedAt,
		files: (documents ?? []).map(({ fileName, originalName, sha256, binaryField }) => {
			const binary = binaryField ? item.binary?.[binaryField] : undefined;
			return { fileName, ...(sha256 && { sha256 }), origin: { itemIndex, originalName, ...(binary && { binary }) } };
		}),
	};
}

/**
 * Writes the item. It is paired to all input items that brought its documents and carries them as binary references, so that
 * Get can attach the right one to each row.
 */
export function workItem({ files, itemIndex, submittedAt, waitingSince, checkedAt }: Work, more: IDataObject): INodeExecutionData {
	const binary: IBinaryKeyData = {};
	const documents = files.map(({ fileName, sha256, origin }) => {
		const field = origin.binary && `document_${Object.keys(binary).length}`;
		if (field && origin.binary) binary[field] = origin.binary;
		return { fileName, originalName: origin.originalName ?? fileName, sha256: sha256 ?? null, binaryField: field ?? null };
	});
	const items = [...new Set([itemIndex, ...files.map(({ origin }) => origin.itemIndex)])];
	return {
		json: { ...more, submittedAt: submittedAt ?? null, waitingSince: waitingSince ?? null, checkedAt: checkedAt ?? null, documents },
		...(Object.keys(binary).length > 0 && { binary }),
		pairedItem: items.sort((left, right) => left - right).map((item) => ({ item })),
	};
}

/** Items for documents that did not become work, with their files. */
export function failureItems(failures: DocumentFailure[]): INodeExecutionData[] {
	return failures.map(({ origin, ...failure }) => ({
		json: { fileName: nameOf(origin), ...failure },
		...(origin.binary && { binary: { data: origin.binary } }),
		pairedItem: { item: origin.itemIndex },
	}));
}

function nameOf({ originalName }: Origin): string | null {
	return originalName ?? null;
}
