import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { DocumentOrigin } from './document';
import { filesOf } from './files';
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
		const files = Object.entries(filesOf(item)).filter(([field]) => settings.fields.length === 0 || settings.fields.includes(field));
		if (files.length === 0) collected.emptyItems.push(itemIndex);
		for (const [field, binary] of files) {
			const origin = { itemIndex, field, binary, originalName: nameOf(binary, field) };
			(matchesFilter(origin, settings.filter) ? collected.matching : collected.others).push(origin);
		}
	});
	return collected;
}

function nameOf(binary: IBinaryData, field: string): string {
	if (binary.fileName) return binary.fileName;
	return binary.fileExtension ? `${field}.${binary.fileExtension}` : field;
}
