import type { IExecuteFunctions } from 'n8n-workflow';

import type { PerItemOperation } from './operation';
import { readRaw } from './parameters';

/** The input items of an operation, those together that ask for the same thing, in the order in which each is asked for first. */
export function itemsTogether(ctx: IExecuteFunctions, { isOnceForAll, description }: PerItemOperation): number[][] {
	const indexes = ctx.getInputData().map((_, index) => index);
	if (!isOnceForAll) return indexes.map((index) => [index]);
	const names = description.filter(({ type }) => type !== 'notice').map(({ name }) => name);
	const groups = new Map<string, number[]>();
	for (const index of indexes) {
		const key = valuesOf(ctx, names, index);
		const group = groups.get(key);
		if (group) group.push(index);
		else groups.set(key, [index]);
	}
	return [...groups.values()];
}

/** An item whose expressions fail stands alone, for the operation to say so. */
function valuesOf(ctx: IExecuteFunctions, names: string[], index: number): string {
	try {
		return JSON.stringify(names.map((name) => readRaw(ctx, name, index)));
	} catch {
		return `item ${index}`;
	}
}
