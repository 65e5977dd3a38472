import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { readList } from '../../../shared/documents/documentOptions';
import { settle, usageError } from '../../../shared/errors';
import { failuresOf } from '../../../shared/jobs/failures';
import { idempotencyOptions, scopeOf } from '../../../shared/jobs/idempotency';
import type { Stopped } from '../../../shared/jobs/jobService';
import { checkLoopsAhead } from '../../../shared/jobs/loop';
import { tellCharge } from '../../../shared/jobs/runAgain';
import { newTicket, readTicket, ticketItem } from '../../../shared/jobs/ticket';
import { readRaw } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import { readSection, section } from '../../../shared/node/sections';
import { failedItem } from '../../../shared/output/failedItem';
import { addHints } from '../../../shared/output/hints';
import { submitNew } from '../../extraction/submitFiles';
import { uploadSessionIdProperty } from '../../options/idProperties';
import { fieldsTables, instructionProperties } from '../../options/instructionProperties';
import { readInstructions } from '../../options/instructions';
import { submitOptions } from '../../options/submitOptions';
import type { Client } from '../../profile';
import { extractions } from '../../service';
import { sessionFiles, type SessionFile } from '../../upload/sessionFile';

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
	...section('extraction', submitOptions),
	...section('charges', idempotencyOptions),
	...fieldsTables,
];

/** Submits files that are uploaded already, an extraction for each item; the same session may be submitted again with other instructions. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	checkLoopsAhead(client.ctx);
	const sent: INodeExecutionData[] = [];
	const stopped: Stopped[] = [];
	const wanted = client.ctx.getInputData().map((_, itemIndex) => readWanted(client, itemIndex));
	for (const { session, files, submission } of wanted) {
		const extraction = await settle(submitNew(client, session, files, submission));
		if (extraction.ok) sent.push(ticketItem(extractions, newTicket(extraction.value.id, files, extraction.value.data), { status: 'processing' }));
		else stopped.push({ failure: tellCharge(extraction.failure, extractions, submission.scope), documents: files });
	}
	const failed = failuresOf(extractions, stopped, sent.length > 0);
	addHints(client.ctx, [], failed);
	return [sent, failed.map((failure) => failedItem(failure))];
}

/** What an item asks for, read before anything is sent. @throws ServiceError (kind `usage`) */
function readWanted({ ctx }: Client, itemIndex: number) {
	const item = ctx.getInputData()[itemIndex];
	const options = readSection(ctx, 'extraction', submitOptions, itemIndex);
	const session = readId(ctx, uploadSessionIdProperty, itemIndex);
	const fileIds = readList(readRaw(ctx, 'fileIds', itemIndex));
	if (fileIds.length === 0) throw usageError('The File IDs are empty', 'Connect Upload Session: Upload, or enter the IDs of uploaded files.');

	const known = sessionFiles(readTicket({ idProperty: uploadSessionIdProperty, data: extractions.data }, item, itemIndex, session).files);
	const files = fileIds.map((fileId) => known.find((file) => file.fileId === fileId) ?? rowFile(item, itemIndex, fileId));
	const scope = scopeOf(ctx, readSection(ctx, 'charges', idempotencyOptions, itemIndex), itemIndex);
	const ownId = options.ownSubmissionId.trim();
	return { session, files, submission: { scope, instructions: readInstructions(ctx, options, itemIndex), ...(ownId && { ownId }) } };
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
