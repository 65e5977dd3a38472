import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DocumentOrigin } from './document';
import { matchesFilter } from './filter';

export interface CollectSettings {
	/** Names of binary fields; empty for all of an item. */
	fields: string[];
	/** MIME types and extensions to take, see `filter.ts`. */
	filter: string[];
}

export interface Collected {
	matching: DocumentOrigin[];
	/** Files that the filter leaves out. */
	others: DocumentOrigin[];
	/** Items that have none of the fields asked for. */
	emptyItems: number[];
}

/** Finds the files of all input items, in the order of the items and of the fields in them. Reads no file. */
export function collectFiles(ctx: IExecuteFunctions, settings: CollectSettings): Collected {
	const collected: Collected = { matching: [], others: [], emptyItems: [] };
	ctx.getInputData().forEach((item, itemIndex) => {
		const files = filesOf(item).filter(([field]) => settings.fields.length === 0 || settings.fields.includes(field));
		if (files.length === 0) collected.emptyItems.push(itemIndex);
		for (const [field, binary] of files) {
			const origin = { itemIndex, field, binary, originalName: nameOf(binary, field) };
			(matchesFilter(origin, settings.filter) ? collected.matching : collected.others).push(origin);
		}
	});
	return collected;
}

/** Workflows in n8n's combined binary mode carry files as values in the item's JSON. */
function filesOf(item: INodeExecutionData): Array<[string, IBinaryData]> {
	const separate = Object.entries(item.binary ?? {});
	const combined = Object.entries(item.json).filter((entry): entry is [string, IBinaryData] & typeof entry => isFile(entry[1]));
	return [...separate, ...combined.map(([field, value]): [string, IBinaryData] => [field, value])];
}

function isFile(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	const { mimeType, id, data } = value as Partial<IBinaryData>;
	return typeof mimeType === 'string' && (typeof id === 'string' || typeof data === 'string');
}

function nameOf(binary: IBinaryData, field: string): string {
	if (binary.fileName) return binary.fileName;
	return binary.fileExtension ? `${field}.${binary.fileExtension}` : field;
}
