import type { IBinaryData } from 'n8n-workflow';

import { adviceOf } from '../errorDetails';
import type { StatedFigures } from '../eInvoice/statedFigures';
import type { Failure } from '../errors';

/** What a row or a failure came from: an item of the node's input and, where there is one, the file in it. */
export interface Origin {
	itemIndex: number;
	/** As the previous node named it. */
	originalName?: string;
	binary?: IBinaryData;
	/** What the XML in it states, where its rows are to be compared with that. */
	eInvoice?: StatedFigures;
}

/** A file of the input, in a binary field of its item. */
export interface DocumentOrigin extends Origin {
	originalName: string;
	binary: IBinaryData;
	field: string;
}

export type DocumentKind = 'pdf' | 'jpeg' | 'png' | 'webp';

/** A document that may be sent: checked, and with a name that no other document of the run has. */
export interface Document extends DocumentOrigin {
	kind: DocumentKind;
	/** Unique in the run, ignoring case, with the extension in lower case. */
	fileName: string;
	sizeBytes: number;
	/** Hex SHA-256 of its bytes. */
	sha256: string;
}

/** What goes to *Failed*: where it stopped, why, and what it was. */
export interface DocumentFailure {
	origin: Origin;
	stage: 'check' | 'upload' | 'submit' | 'extraction' | 'output';
	code: string;
	/** A sentence that names the document, and what to do about it. */
	message: string;
	/** Whether sending the document again may help. */
	retryable: boolean;
	/** The extraction that it was part of. */
	extractionId?: string;
}

/** What a service takes. Sizes in bytes. */
export interface DocumentLimits {
	kinds: DocumentKind[];
	maxBytes: Partial<Record<DocumentKind, number>>;
}

/** What failed with a document, as it is told: `invoice.pdf: The file is encrypted. Remove the password.` */
export function documentFailure(
	origin: Origin,
	stage: DocumentFailure['stage'],
	{ code, message, advice: ownAdvice, details, retryable, extractionId }: Pick<Failure, 'code' | 'message' | 'advice' | 'details' | 'retryable' | 'extractionId'>,
): DocumentFailure {
	const advice = adviceOf({ advice: ownAdvice, details }, true);
	const sentence = `${origin.originalName ?? 'Document'}: ${message.replace(/\.$/, '')}.`;
	return { origin, stage, code, message: advice ? `${sentence} ${advice}` : sentence, retryable, ...(extractionId && { extractionId }) };
}
