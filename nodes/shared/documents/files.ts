import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../invoice/nested';

/** Where n8n puts the files of an item whose workflow combines binary data and JSON. */
export const FILES_IN_JSON = '_files';

/**
 * The files of an item, by the names of their fields: those beside its JSON, those that n8n's combined binary mode keeps in `_files`, and those that
 * stand in the JSON as values, as tools of an agent get them.
 */
export function filesOf({ json, binary = {} }: Pick<INodeExecutionData, 'json' | 'binary'>): Record<string, IBinaryData> {
	const kept = json[FILES_IN_JSON];
	return { ...onlyFiles(json), ...onlyFiles(isObject(kept) ? kept : {}), ...binary };
}

function onlyFiles(values: object): Record<string, IBinaryData> {
	return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, IBinaryData] => isFile(entry[1])));
}

function isFile(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	const { mimeType, id, data } = value as Partial<IBinaryData>;
	return typeof mimeType === 'string' && (typeof id === 'string' || typeof data === 'string');
}
