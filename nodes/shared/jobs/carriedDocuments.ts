import { z } from 'zod';
import type { IBinaryData, IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure, Origin } from '../documents/document';

/** A document of an item that stands for work at a service. */
export interface CarriedDocument {
	/** The service's ID, where it has one. */
	fileId?: string;
	/** As it was sent; unique in the work. */
	fileName: string;
	/** Hex. */
	sha256: string;
	origin: Origin;
}

/** The documents of such an item as plain data, because a durable wait writes it to the database and reads it back. */
export const carriedSchema = {
	documents: z
		.array(
			z.object({
				fileId: z.string().nullish(),
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
};

type CarriedData = { [Key in keyof typeof carriedSchema]: z.infer<(typeof carriedSchema)[Key]> };

/** Reads the documents and failures of an item back. @param extractionId what the failures are about */
export function readCarried(
	{ documents, failures }: CarriedData,
	{ binary }: INodeExecutionData,
	itemIndex: number,
	extractionId: string,
): { files: CarriedDocument[]; failures: DocumentFailure[] } {
	const originOf = (name: string | null | undefined, field: string | null | undefined): Origin => ({
		itemIndex,
		...(name && { originalName: name }),
		...(field && binary?.[field] && { binary: binary[field] }),
	});
	return {
		files: (documents ?? []).map(({ binaryField, originalName, fileId, ...file }) => ({
			...(typeof fileId === 'string' && { fileId }),
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
 * What an item needs to carry documents and failures through a workflow: their description, the documents as binary
 * references, and its pairing to all input items that brought them.
 * @param itemIndex the input item that it came with, for when it carries nothing
 */
export function carry(
	itemIndex: number,
	files: CarriedDocument[],
	failures: DocumentFailure[],
): { json: IDataObject; binary?: IBinaryKeyData; pairedItem: Array<{ item: number }> } {
	const binary: IBinaryKeyData = {};
	const fieldOf = (value: IBinaryData | undefined): string | null => {
		if (!value) return null;
		const field = `document_${Object.keys(binary).length}`;
		binary[field] = value;
		return field;
	};
	const json = {
		documents: files.map(({ fileId, fileName, sha256, origin }) => ({
			...(fileId !== undefined && { fileId }),
			fileName,
			originalName: origin.originalName ?? fileName,
			sha256,
			binaryField: fieldOf(origin.binary),
		})),
		failures: failures.map(({ origin, stage, code, message }) => ({
			fileName: origin.originalName ?? null,
			stage,
			code,
			message,
			binaryField: fieldOf(origin.binary),
		})),
	};
	return { json, ...(Object.keys(binary).length > 0 && { binary }), pairedItem: pairing(itemIndex, [...files, ...failures]) };
}

/** All input items that brought a document of it; the one that it came with when none is known. */
function pairing(itemIndex: number, parts: Array<{ origin: Origin }>): Array<{ item: number }> {
	const items = new Set(parts.map(({ origin }) => origin.itemIndex));
	if (items.size === 0) items.add(itemIndex);
	return [...items].sort((left, right) => left - right).map((item) => ({ item }));
}
