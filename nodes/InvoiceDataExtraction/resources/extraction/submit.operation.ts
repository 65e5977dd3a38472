import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { readList } from '../../../shared/documents/documentOptions';
import { usageError } from '../../../shared/errors';
import type { UnpairedItem } from '../../../shared/operation';
import { optionsCollection } from '../../../shared/optionsCollection';
import { readId, uploadSessionIdProperty } from '../../idProperties';
import { readScope } from '../../identity';
import { instructionOptions, instructionProperties, readInstructions } from '../../instructions';
import type { Client } from '../../profile';
import { submitOptions } from '../../submitOptions';
import { submitTicket } from '../../submitTicket';
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
	const options = ctx.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const session = readId(ctx, uploadSessionIdProperty, itemIndex);
	const fileIds = readList(ctx.getNodeParameter('fileIds', itemIndex, ''));
	if (fileIds.length === 0) throw usageError('The File IDs are empty', 'Connect Upload Session: Upload, or enter the IDs of uploaded files.');

	const item = ctx.getInputData()[itemIndex];
	const { files: known, failures } = readTicket(item, itemIndex, '');
	const files = fileIds.map(
		(fileId) => known.find((file) => file.fileId === fileId) ?? { fileId, fileName: fileId, sha256: '', origin: { itemIndex } },
	);
	const submission = { scope: readScope(ctx, options, itemIndex), instructions: readInstructions(ctx, options, itemIndex), attempt: 0 };
	const ticket = await submitTicket(client, session, files, submission);
	return [ticketItem({ ...ticket, failures }, { status: 'processing' })];
}
