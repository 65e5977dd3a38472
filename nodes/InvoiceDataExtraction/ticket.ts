import { z } from 'zod';
import type { IBinaryData, IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure, Origin } from '../shared/documents/document';
import type { Scope } from '../shared/idempotency';
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
	documents: z
		.array(
			z.object({
				fileId: z.string(),
				fileName: z.string(),
				originalName: z.string(),
				sha256: z.string(),
				/** The binary field of this item that carries it. */
				binaryField: z.string().nullish(),
			}),
		)
		.nullish(),
	/** Documents that went wrong before; they come out on *Failed* with the rows. */
	failures: z
		.array(
			z.object({
				fileName: z.string().nullish(),
				stage: z.enum(['check', 'upload', 'submit', 'extraction', 'output']),
				code: z.string(),
				message: z.string(),
				binaryField: z.string().nullish(),
			}),
		)
		.nullish(),
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
	const originOf = (name: string | null | undefined, field: string | null | undefined): Origin => ({
		itemIndex,
		...(name && { originalName: name }),
		...(field && item.binary?.[field] && { binary: item.binary[field] }),
	});
	return {
		...rest,
		extractionId,
		itemIndex,
		...(submission && { submission: submission as Submission }),
		files: (documents ?? []).map(({ binaryField, originalName, ...file }) => ({
			...file,
			origin: originOf(originalName, binaryField),
		})),
		failures: (failures ?? []).map(({ fileName, binaryField, ...failure }) => ({
			...failure,
			extractionId,
			origin: originOf(fileName, binaryField),
		})),
	};
}

/**
 * Writes the item of an extraction. It is paired to all input items that brought its documents and carries the
 * documents as binary references, so that Get Rows can attach the right one to each row.
 */
export function ticketItem(ticket: Ticket | UnsubmittedTicket, more: IDataObject = {}): INodeExecutionData {
	const { files, failures, submission, itemIndex, ...rest } = ticket;
	const binary: IBinaryKeyData = {};
	const carry = (value: IBinaryData | undefined): string | null => {
		if (!value) return null;
		const field = `document_${Object.keys(binary).length}`;
		binary[field] = value;
		return field;
	};
	const json: IDataObject = {
		...more,
		...rest,
		documents: files.map(({ fileId, fileName, sha256, origin }) => ({
			fileId,
			fileName,
			originalName: origin.originalName ?? fileName,
			sha256,
			binaryField: carry(origin.binary),
		})),
		failures: failures.map(({ origin, stage, code, message }) => ({
			fileName: origin.originalName ?? null,
			stage,
			code,
			message,
			binaryField: carry(origin.binary),
		})),
		...(submission && { submission: submission as unknown as IDataObject }),
	};
	return { json, ...(Object.keys(binary).length > 0 && { binary }), pairedItem: pairing(itemIndex, [...files, ...failures]) };
}

/** Whether the item stands for documents of which none could be submitted, so that all it has are their failures. */
export function isUnsubmitted({ json }: INodeExecutionData): boolean {
	return (json.extractionId === null || json.extractionId === '') && Array.isArray(json.failures);
}

/** For documents of which none could be submitted. */
export interface UnsubmittedTicket extends Omit<Ticket, 'extractionId'> {
	extractionId: null;
}

/** All input items that brought a document of it; the one that it came with when none is known. */
function pairing(itemIndex: number, parts: Array<{ origin: Origin }>): Array<{ item: number }> {
	const items = new Set(parts.map(({ origin }) => origin.itemIndex));
	if (items.size === 0) items.add(itemIndex);
	return [...items].sort((left, right) => left - right).map((item) => ({ item }));
}
