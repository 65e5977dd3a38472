import type { IBinaryData } from 'n8n-workflow';

/** What a row or a failure came from: an item of the node's input and, where there is one, the file in it. */
export interface Origin {
	itemIndex: number;
	/** As the previous node named it. */
	originalName?: string;
	binary?: IBinaryData;
}

/** A file of the input, in a binary field of its item. */
export interface DocumentOrigin extends Required<Origin> {
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
	message: string;
	/** The extraction that it was part of. */
	extractionId?: string;
}

/** What a service takes. Sizes in bytes. */
export interface DocumentLimits {
	kinds: DocumentKind[];
	maxBytes: Partial<Record<DocumentKind, number>>;
}
