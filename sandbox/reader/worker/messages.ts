import type { DocumentReading, PageText, ReadOptions } from '../reading';

/** What is to be read of a document, and how. */
export interface ReadTask extends Omit<ReadOptions, 'timeLimitMs'> {
	/** Pages that another worker has already finished or failed at; they are not tried again. */
	known: PageText[];
	/** Pages that are not known fail as well: too many before them took too long. */
	isGivenUp?: boolean;
	/** Pages are recognised one after the other: the process died when it had several at a time, and which of them did it is to be seen. */
	isOneByOne?: boolean;
}

export interface WorkerRequest {
	bytes: Uint8Array;
	task: ReadTask;
}

export type WorkerAnswer =
	| { kind: 'ready' }
	/** Recognising a page takes longer than reading its text layer. */
	| { kind: 'page begins'; page: number; pages: number; isRecognised: boolean }
	/** Its text layer was looked at; it is a picture, to be recognised later. */
	| { kind: 'page waits'; page: number; pages: number }
	/** `recognised` holds what took long to read, so that it need not be read again. */
	| { kind: 'page ends'; page: number; pages: number; recognised?: PageText }
	| { kind: 'reading'; reading: DocumentReading };

/** Tells the reader's parent where it is. */
export interface PageReport {
	begins(page: number, pages: number, isRecognised: boolean): void;
	waits(page: number, pages: number): void;
	ends(page: number, pages: number, recognised?: PageText): void;
}
