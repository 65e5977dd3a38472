import { readFileSync } from 'node:fs';

export function jsonOf(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}

export function at(json: unknown, ...path: string[]): unknown {
	return path.reduce<unknown>(
		(node, key) => (typeof node === 'object' && node !== null && key in node ? (node as Record<string, unknown>)[key] : undefined),
		json,
	);
}

export function textAt(json: unknown, ...path: string[]): string | undefined {
	const value = at(json, ...path);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberAt(json: unknown, ...path: string[]): number | undefined {
	const value = at(json, ...path);
	return value === undefined || value === null || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
}

export function numbers(...values: Array<number | undefined>): number[] | undefined {
	const given = values.filter((value) => value !== undefined);
	return given.length > 0 ? given : undefined;
}
