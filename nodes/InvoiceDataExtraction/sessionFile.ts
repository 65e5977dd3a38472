import type { Origin } from '../shared/documents/document';

/** A file of an upload session. */
export interface SessionFile<O extends Origin = Origin> {
	/** Unique in the session. */
	fileId: string;
	/** As uploaded; unique in the session. */
	fileName: string;
	/** Hex. */
	sha256: string;
	origin: O;
}
