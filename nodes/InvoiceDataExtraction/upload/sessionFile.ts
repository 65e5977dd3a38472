import type { Document, Origin } from '../../shared/documents/document';
import type { CarriedDocument } from '../../shared/jobs/ticket';

/** A file of an upload session; `fileId` and `fileName` are unique in it. */
export interface SessionFile<O extends Origin = Origin> extends CarriedDocument {
	fileId: string;
	origin: O;
}

/** The files of an upload session that become one extraction. */
export interface SessionGroup {
	documents: Document[];
	sessionId: string;
	files: Array<SessionFile<Document>>;
	/** The files that name the work: more were to go with it than could be uploaded, see `submitNew`. */
	namedAfter: Array<SessionFile<Document>>;
	/** The user's own ID of the submission. */
	ownId?: string;
	/** Whether nothing can have been submitted with them before. */
	isNew: boolean;
	/** Whether they were uploaded just now, so that they are there for as long as the service keeps documents. */
	isUploadedNow: boolean;
}

/** Those of which the ID is known. */
export function sessionFiles(files: CarriedDocument[]): SessionFile[] {
	return files.flatMap((file) => (file.fileId === undefined ? [] : [{ ...file, fileId: file.fileId }]));
}
