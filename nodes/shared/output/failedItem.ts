import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { OutputOptions } from './outputOptions';

/** What every item on an output *Failed* says first. */
interface FailedFields {
	/** As the previous node named it; null when the failure is about no single document. */
	fileName: string | null;
	/** Where it stopped. */
	stage: DocumentFailure['stage'] | 'service';
	code: string;
	message: string;
	/** Whether sending the same again may help. */
	retryable: boolean;
	extractionId?: string | null;
}

/**
 * The only maker of what failed items say.
 * @param more what else is known, behind these fields
 */
export function failedFields({ fileName, stage, code, message, retryable, extractionId = null }: FailedFields, more: IDataObject = {}): IDataObject {
	const own = { fileName, message, stage, code, retryable, extractionId };
	return { ...own, ...more, ...own };
}

/** The item of a document that failed, with the document. */
export function failedItem(
	{ origin, ...failure }: DocumentFailure,
	{ attach, binaryField }: Pick<OutputOptions, 'attach' | 'binaryField'> = { attach: 'review', binaryField: 'data' },
): INodeExecutionData {
	const binary: IBinaryKeyData | undefined = attach !== 'none' && origin.binary ? { [binaryField]: origin.binary } : undefined;
	return {
		json: failedFields({ fileName: origin.originalName ?? null, ...failure }),
		...(binary && { binary }),
		pairedItem: { item: origin.itemIndex },
	};
}
