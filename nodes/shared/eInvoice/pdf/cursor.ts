import type { Budget } from './budget';

/** Where one is in a PDF, or in an object stream of it. */
export interface Cursor {
	bytes: Buffer;
	at: number;
	/** Of the whole file. */
	budget: Budget;
}

export const [CR, LF] = [13, 10];
