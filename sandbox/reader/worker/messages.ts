import type { DocumentReading, PageText, ReadOptions } from '../reading';

/** What is to be read of a document, and how. */
export interface ReadTask extends Omit<ReadOptions, 'timeLimitMs'> {
	/** Pages that another worker has already finished or failed at; they are not tried again. */
	known: PageText[];
	/** Pages that are not known fail as well: too many before them took too long. */
	isGivenUp?: boolean;
}

export interface WorkerRequest {
	bytes: Uint8Array;
	task: ReadTask;
}

export type WorkerAnswer =
	| { kind: 'ready' }
	/** Recognising a page takes longer than reading its text layer. */
	| { kind: 'page begins'; page: number; pages: number; isRecognised: boolean }
	/** `recognised` holds what took long to read, so that it need not be read again. */
	| { kind: 'page ends'; page: number; pages: number; recognised?: PageText }
	| { kind: 'reading'; reading: DocumentReading };

/** Tells the reader's parent where it is. */
export interface PageReport {
	begins(page: number, pages: number, isRecognised: boolean): void;
	ends(page: number, pages: number, recognised?: PageText): void;
}
