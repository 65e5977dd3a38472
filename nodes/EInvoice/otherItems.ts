import type { INodeExecutionData } from 'n8n-workflow';

import type { DocumentOrigin } from '../shared/documents/document';

/** What is left of items after some of their files have been taken: an item of which none was goes on as it is, one of which all were does not. */
export function otherItems(items: INodeExecutionData[], taken: DocumentOrigin[]): INodeExecutionData[] {
	const fieldsOf = new Map<number, Set<string>>();
	for (const { itemIndex, field } of taken) fieldsOf.set(itemIndex, (fieldsOf.get(itemIndex) ?? new Set()).add(field));
	return items.flatMap((item, index): INodeExecutionData[] => {
		const fields = fieldsOf.get(index);
		const pairedItem = { item: index };
		if (!fields) return [{ json: item.json, ...(item.binary && { binary: item.binary }), pairedItem }];
		const binary = without(item.binary ?? {}, fields);
		const json = without(item.json, fields);
		// Files may also stand in the JSON, where n8n combines both.
		const hasFiles = Object.keys(binary).length > 0 || Object.values(json).some(isFile);
		return hasFiles ? [{ json, binary, pairedItem }] : [];
	});
}

function without<T>(entries: Record<string, T>, names: ReadonlySet<string>): Record<string, T> {
	return Object.fromEntries(Object.entries(entries).filter(([name]) => !names.has(name)));
}

function isFile(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'mimeType' in value && ('id' in value || 'data' in value);
}
