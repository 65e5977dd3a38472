import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentOrigin } from '../shared/documents/document';
import { FILES_IN_JSON, filesOf } from '../shared/documents/files';
import { isObject } from '../shared/invoice/nested';

/** What is left of items after some of their files have been taken: an item of which none was goes on as it is, one of which all were does not. */
export function otherItems(items: INodeExecutionData[], taken: DocumentOrigin[]): INodeExecutionData[] {
	const fieldsOf = new Map<number, Set<string>>();
	for (const { itemIndex, field } of taken) fieldsOf.set(itemIndex, (fieldsOf.get(itemIndex) ?? new Set()).add(field));
	return items.flatMap((item, index): INodeExecutionData[] => {
		const fields = fieldsOf.get(index);
		const pairedItem = { item: index };
		if (!fields) return [{ json: item.json, ...(item.binary && { binary: item.binary }), pairedItem }];
		const left = { json: withoutFiles(item.json, fields), binary: without(item.binary ?? {}, fields) };
		return Object.keys(filesOf(left)).length > 0 ? [{ ...left, pairedItem }] : [];
	});
}

/** Files may also stand in the JSON, where n8n combines both. */
function withoutFiles(json: IDataObject, fields: ReadonlySet<string>): IDataObject {
	const kept = json[FILES_IN_JSON];
	return { ...without(json, fields), ...(isObject(kept) && { [FILES_IN_JSON]: without(kept, fields) }) };
}

function without<T>(entries: Record<string, T>, names: ReadonlySet<string>): Record<string, T> {
	return Object.fromEntries(Object.entries(entries).filter(([name]) => !names.has(name)));
}
