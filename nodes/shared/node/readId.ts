import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { usageError } from '../errors';
import { readRaw } from './parameters';

/** @throws ServiceError (kind `usage`) when the parameter is empty for this item */
export function readId(ctx: IExecuteFunctions, { name, displayName }: INodeProperties, itemIndex: number): string {
	const value = readRaw(ctx, name, itemIndex);
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (id) return id;
	throw usageError(
		`The ${displayName} is empty`,
		`The incoming item has none. Enter the ${displayName}, or connect the node that gives it.`,
	);
}
