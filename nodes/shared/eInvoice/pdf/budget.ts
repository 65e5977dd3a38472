import { unreadable } from './unreadable';

/** What reading a file may still cost: a small one can ask for any amount of memory and time, by packing, by repeating, and by pointing to the same bytes again. */
export interface Budget {
	/** Bytes that its streams may become together. */
	unpacked: number;
	/** Bytes that are parsed, searched or unpacked, the same ones perhaps several times. */
	read: number;
	/** Values that are parsed: an empty dictionary of four bytes takes two hundred in memory. */
	values: number;
}

export function createBudget(): Budget {
	return { unpacked: 96 * 1024 * 1024, read: 128 * 1024 * 1024, values: 250_000 };
}

/** @throws EInvoiceError when that is more than is left */
export function spend(budget: Budget, on: 'read' | 'values', amount: number): void {
	budget[on] -= amount;
	if (budget[on] < 0) throw unreadable(on === 'values' ? 'it has too many values' : 'too much of it would have to be read several times');
}

/** Whether more was asked for than is left: then another way to read the file costs as much again. */
export function isSpent({ unpacked, read, values }: Budget): boolean {
	return Math.min(unpacked, read, values) < 0;
}
