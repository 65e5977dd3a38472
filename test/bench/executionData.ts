import { stringify } from 'flatted';
import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { Measurement } from './result';
import { fileNamesOf, reviewAndRoute, rowsAsJson, tie } from './sampleRows';

/** Bytes that n8n stores of an item, in the form in which it does, over the JSON of its row. */
export function executionDataOfRows(count: number): Measurement[] {
	const columns = JSON.parse(rowsAsJson(count)) as IDataObject[];
	const own = new Map(columns.map((row) => [String(row['Invoice Number']), bytesOf(JSON.stringify(row))]));
	const fileNames = fileNamesOf(count);
	const rows = tie(columns, fileNames).map((row, index) => ({ ...row, origin: { ...row.origin, itemIndex: index % fileNames.length, binary: storedFile(row.fileName ?? '') } }));
	const [clean, review] = reviewAndRoute(rows, fileNames).map((items) => {
		const ofRows = items.reduce((sum, { json }) => sum + (own.get(String(json['Invoice Number'])) ?? 0), 0);
		return (bytesOf(stringify(items)) - ofRows) / items.length;
	});
	const shared = { part: 'd' as const, unit: 'bytes' };
	return [
		{ ...shared, what: 'execution data of a clean row over its own JSON', value: clean, target: { atMost: MOST.clean } },
		{ ...shared, what: 'execution data of a row for review over its own JSON', value: review, target: { atMost: MOST.review } },
	];
}

/** A tenth above what is stored today, so that it does not grow unseen. */
const MOST = { clean: 138, review: 434 };

function bytesOf(text: string): number {
	return Buffer.byteLength(text);
}

/** What an item says of a document outside it. */
function storedFile(fileName: string): IBinaryData {
	return { id: `filesystem-v2:workflows/Xy12Zw34Vu56/executions/1001/binary_data/${fileName.padStart(36, '0')}`, data: 'filesystem-v2', mimeType: 'application/pdf', fileType: 'pdf', fileExtension: 'pdf', fileName, fileSize: '340 kB', bytes: 348_160 };
}
