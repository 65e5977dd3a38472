import type { Clock } from './clock';
import type { DocumentFile, DocumentReading } from '../reader/reading';
import type { FaultList } from './faults';
import type { MinuteLimiter } from './limits';
import type { SandboxSettings } from './settings';
import type { Storage } from './storage/storage';

/** What the sandbox as a whole lends to each of its services. */
export interface Surroundings {
	clock: Clock;
	settings: SandboxSettings;
	storage: Storage;
	faults: FaultList;
	limiter: MinuteLimiter;
	/** Reads a document as the settings say. */
	read(file: DocumentFile): Promise<DocumentReading>;
	/** For errors that nobody waits for. */
	reportError(error: unknown): void;
}
