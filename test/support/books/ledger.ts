import type { z } from 'zod';

/** What a company has in its books: IDs that may be referred to. */
export interface Known {
	/** With the currency of each. */
	vendors: Map<string, string>;
	accounts: Set<string>;
	taxCodes: Set<string>;
	currencies: Set<string>;
}

/** A bill or credit that a service has taken. */
export interface Booked {
	id: string;
	kind: 'bill' | 'credit';
	vendor: string;
	number: string;
	/** Including tax, as the service calculates it. */
	total: number;
	body: unknown;
}

/** The books of one company. */
export class Ledger {
	readonly known: Known = { vendors: new Map(), accounts: new Set(), taxCodes: new Set(), currencies: new Set() };
	readonly booked: Booked[] = [];
	/** What was booked by idempotency key. */
	readonly byKey = new Map<string, Booked>();

	/** Books once for each key. */
	book(entry: Omit<Booked, 'id'>, key: string | undefined): Booked {
		const booked = { id: String(this.booked.length + 1), ...entry };
		this.booked.push(booked);
		if (key !== undefined) this.byKey.set(key, booked);
		return booked;
	}

	has(kind: Booked['kind'], vendor: string, number: string): boolean {
		return this.booked.some((each) => each.kind === kind && each.vendor === vendor && each.number === number);
	}
}

/** What a service says when it does not take something. */
export class Refusal extends Error {
	constructor(readonly code: number, message: string) {
		super(message);
	}
}

export function refuse(code: number, message: string): never {
	throw new Refusal(code, message);
}

/** Reads a body as the service's reference has it; anything else in it is refused as well. */
export function readBody<T>(shape: z.ZodType<T>, body: unknown, code: number): T {
	const read = shape.safeParse(body);
	return read.success ? read.data : refuse(code, read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** The sum of amounts to the third decimal, as far as currencies have them. */
export function sum(amounts: number[]): number {
	return Math.round(amounts.reduce((total, amount) => total + amount, 0) * 1000) / 1000;
}

export const DATE = /^\d{4}-\d\d-\d\d$/;
