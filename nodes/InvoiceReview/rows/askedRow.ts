import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

import { filesOf } from '../../shared/documents/files';
import { layoutOf, valueOf } from '../../shared/invoice/columns';
import { flatten } from '../../shared/invoice/nested';
import { readText } from '../../shared/invoice/text';
import { columnKinds, columnsOf, fieldsOf, type RowField } from './fields';

/** A row that a person is asked about. */
export interface AskedRow {
	/** Its place in the input, from 0. */
	id: number;
	/** What the list calls it: the invoice's number, its file and page, as far as they are known. */
	name: string;
	/** The item, without a decision. */
	json: IDataObject;
	columns: IDataObject;
	fields: RowField[];
	/** Why it is here, for people; may be empty. */
	sentence: string;
	reasons: GivenReason[];
	/** Those files of the item that are shown. */
	files: IBinaryKeyData;
	item: INodeExecutionData;
}

/** Why a node before this one sent the row here; only the code where it gave no full evidence. */
export interface GivenReason {
	code: string;
	field?: string;
	message?: string;
}

export interface RowSettings {
	/** Names of columns; all plain ones where it is empty. */
	correctable: readonly string[];
	/** Names of binary fields; all where it is empty. */
	binaryFields: readonly string[];
}

/** Reads the items of any *Review* output, and any other items with columns and files. */
export function readRows(items: INodeExecutionData[], { correctable, binaryFields }: RowSettings): AskedRow[] {
	const columns = items.map(({ json }) => columnsOf(json));
	const kinds = columnKinds(columns);
	return items.map((item, id): AskedRow => {
		const json = { ...item.json };
		delete json.review;
		const files = Object.fromEntries(Object.entries(filesOf(item)).filter(([name]) => binaryFields.length === 0 || binaryFields.includes(name)));
		const reasons = readReasons(json);
		return { id, name: nameOf(id, json, files), json, columns: columns[id], fields: fieldsOf(columns[id], kinds, correctable), sentence: sentenceOf(json, reasons), reasons, files, item };
	});
}

const reasonList = z.object({ reasons: z.array(z.object({ code: z.string(), field: z.string().optional(), message: z.string().optional() })) });

function readReasons({ _extraction, _reviewCodes }: IDataObject): GivenReason[] {
	const full = reasonList.safeParse(_extraction);
	if (full.success) return full.data.reasons;
	return typeof _reviewCodes === 'string' ? _reviewCodes.split(',').map((code) => ({ code: code.trim() })).filter(({ code }) => code !== '') : [];
}

/** The full evidence says more than the sentence, which is cut for a table. */
function sentenceOf({ _review }: IDataObject, reasons: GivenReason[]): string {
	const messages = [...new Set(reasons.flatMap(({ message }) => message ?? []))];
	if (messages.length > 0) return `${messages.map((message) => message.replace(/\.$/, '')).join('; ')}.`;
	return typeof _review === 'string' ? _review.replaceAll('\u00a0', ' ') : '';
}

function nameOf(id: number, json: IDataObject, files: IBinaryKeyData): string {
	const columns = flatten(columnsOf(json));
	const number = readText(valueOf(columns, layoutOf(columns), 'invoiceNumber'));
	const file = readText(json._sourceFile) ?? Object.values(files)[0]?.fileName;
	const page = readText(json._page);
	const known = [number, file, ...(page ? [`page ${page}`] : [])].filter((part) => part !== undefined);
	return known.length > 0 ? known.join(', ') : `Row ${id + 1}`;
}
