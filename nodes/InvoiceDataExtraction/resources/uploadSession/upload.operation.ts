import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../../../shared/documents/documentOptions';
import { gatherDocuments } from '../../../shared/documents/gather';
import { checkCredits, checkCreditsOption } from '../../../shared/jobs/checkCredits';
import { hybridsOption } from '../../../shared/jobs/eInvoices/eInvoicesOption';
import { judgeEInvoices } from '../../../shared/jobs/eInvoices/judgeEInvoices';
import { failuresOf } from '../../../shared/jobs/failures';
import { idempotencyOptions, scopeOf } from '../../../shared/jobs/idempotency';
import { checkLoopsAhead } from '../../../shared/jobs/loop';
import { chargeOptions } from '../../../shared/jobs/readWork';
import { newTicket, ticketItem } from '../../../shared/jobs/ticket';
import { joinGroups } from '../../../shared/node/parameters';
import { readSection, section } from '../../../shared/node/sections';
import { failedItem } from '../../../shared/output/failedItem';
import { addHints } from '../../../shared/output/hints';
import { uploadSessionIdProperty } from '../../options/idProperties';
import { uploadOptions } from '../../options/submitOptions';
import { DOCUMENT_LIMITS, type Client } from '../../profile';
import { credits, extractions } from '../../service';
import { uploadSessions } from '../../upload/uploadSessions';

const ofDocuments = joinGroups(documentOptions(DOCUMENT_LIMITS.kinds), hybridsOption);

export const description: INodeProperties[] = [...section('documents', ofDocuments, uploadOptions), ...section('charges', ...chargeOptions(extractions))];

/** Uploads only: one item for each session, with the IDs of its files, for as many extractions as wanted; the rest on *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	checkLoopsAhead(ctx);
	const options = readSection(ctx, 'documents', uploadOptions);
	const scope = scopeOf(ctx, readSection(ctx, 'charges', idempotencyOptions), 0);
	const taken = readSection(ctx, 'documents', ofDocuments);
	const { judge, hint } = judgeEInvoices(ctx, taken.eInvoices, {});
	const { documents, failures } = await gatherDocuments(ctx, taken, DOCUMENT_LIMITS, judge);
	hint();
	if (readSection(ctx, 'charges', checkCreditsOption).checkCredits) await checkCredits(client, documents, credits);
	const uploaded = await uploadSessions(client, scope, documents, options);
	const usable = uploaded.sessions.filter((session) => session.uploaded.length > 0);
	const failed = [...failures, ...uploaded.failures, ...failuresOf(extractions, uploaded.stopped, usable.length > 0, scope)];
	addHints(ctx, [], failed);
	return [
		usable.map(({ sessionId, uploaded: files }) => {
			const session = newTicket(sessionId, files, {});
			return ticketItem({ idProperty: uploadSessionIdProperty, data: extractions.data }, session, { fileIds: files.map(({ fileId }) => fileId) });
		}),
		failed.map((failure) => failedItem(failure)),
	];
}
