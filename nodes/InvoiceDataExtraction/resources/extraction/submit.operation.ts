import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { readList } from '../../../shared/documents/documentOptions';
import { usageError } from '../../../shared/errors';
import { readScope } from '../../../shared/jobs/idempotency';
import type { UnpairedItem } from '../../../shared/node/operation';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { uploadSessionIdProperty } from '../../idProperties';
import { instructionOptions, instructionProperties, readInstructions } from '../../instructions';
import type { Client } from '../../profile';
import type { SessionFile } from '../../sessionFile';
import { submitOptions } from '../../submitOptions';
import { submitNew } from '../../submitTicket';
import { readTicket, ticketItem } from '../../ticket';

export const description: INodeProperties[] = [
	uploadSessionIdProperty,
	{
		displayName: 'File IDs',
		name: 'fileIds',
		type: 'string',
		required: true,
		default: '={{ ($json.fileIds ?? [$json._extraction?.fileId]).join(",") }}',
		description: 'The files of the session to extract, separated by commas. By default they are read from the incoming item.',
	},
	...instructionProperties,
	optionsCollection([...instructionOptions, ...submitOptions]),
];

/** Submits files that are uploaded already; the same session may be submitted again with other instructions. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const item = ctx.getInputData()[itemIndex];
	const { files: known, failures } = readTicket(item, itemIndex, String(item.json.extractionId ?? ''));
	if (item.json.uploadSessionId === null && failures.length > 0) {
		return [ticketItem({ extractionId: null, itemIndex, files: [], failures }, { status: 'failed' })];
	}
	const options = ctx.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const session = readId(ctx, uploadSessionIdProperty, itemIndex);
	const fileIds = readList(ctx.getNodeParameter('fileIds', itemIndex, ''));
	if (fileIds.length === 0) throw usageError('The File IDs are empty', 'Connect Upload Session: Upload, or enter the IDs of uploaded files.');

	const files = fileIds.map((fileId) => known.find((file) => file.fileId === fileId) ?? rowFile(item, itemIndex, fileId));
	const submission = { scope: readScope(ctx, options, itemIndex), instructions: readInstructions(ctx, options, itemIndex) };
	const ticket = await submitNew(client, session, files, submission);
	return [ticketItem({ ...ticket, failures }, { status: 'processing' })];
}

/** The file of a row that came back, as a review gives it; one of which no more is known than its ID. */
function rowFile({ json, binary }: INodeExecutionData, itemIndex: number, fileId: string): SessionFile {
	const row = (json._extraction ?? {}) as IDataObject;
	const isRow = row.fileId === fileId && typeof row.sourceFile === 'string';
	const [document] = Object.values(binary ?? {});
	const originalName = isRow ? String(row.sourceFile) : undefined;
	return {
		fileId,
		fileName: originalName ?? fileId,
		sha256: '',
		origin: { itemIndex, ...(originalName && { originalName }), ...(isRow && document && { binary: document }) },
	};
}
