import type { DocumentReading } from '../reading';

export interface WorkerRequest {
	bytes: Uint8Array;
	maxPages: number;
}

export type WorkerAnswer = { kind: 'ready' } | { kind: 'reading'; reading: DocumentReading };
