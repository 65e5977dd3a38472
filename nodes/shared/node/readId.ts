import { isResourceLocatorValue, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { usageError } from '../errors';
import { readRaw } from './parameters';

/**
 * Reads an ID that is entered as a text, or in a resource locator, in which it may have been chosen from a list.
 * @throws ServiceError (kind `usage`) when the parameter is empty for this item
 */
export function readId(ctx: IExecuteFunctions, { name, displayName, type }: INodeProperties, itemIndex: number): string {
	const given = readRaw(ctx, name, itemIndex);
	const value = isResourceLocatorValue(given) ? given.value : given;
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (id) return id;
	const isListed = type === 'resourceLocator';
	const called = isListed ? `ID of the ${displayName}` : displayName;
	throw usageError(`The ${called} is empty`, `The incoming item has none. ${isListed ? 'Choose one from the list, enter its ID' : `Enter the ${displayName}`}, or connect the node that gives it.`);
}
