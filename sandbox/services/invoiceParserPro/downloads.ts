import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { toCsv, toXlsx } from '../../core/tables/formats';
import type { Table } from '../../core/tables/table';
import type { Account, ExportMode, Outcome } from './account';
import { findBatch } from './batches';
import { ApiError } from './errors';
import { findJob } from './jobs';
import type { ExtractionResult } from './result';
import { exportTable, quickBooksTable, zohoTable, type NamedResult } from './tables';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/** GET /invoices/{job_id}/download/{format}: "Returns a 400 error when called before the job has reached the `completed` state." */
export async function downloadInvoice(account: Account, id: string, format: string, reply: FastifyReply): Promise<FastifyReply> {
	const job = findJob(account, id);
	if (format !== 'excel' && format !== 'csv') throw unknownFormat(format);
	const [result] = resultsOf([job]);
	if (!result) throw new ApiError('INVALID_REQUEST', 'The job is not completed.');
	return await send(reply, `invoice_${id.slice(0, 8)}`, format, [result], job.exportMode);
}

/** GET /download/{batch_id}/{format}, as the downloads of a finished batch name it. */
export async function downloadBatch(account: Account, id: string, format: string, reply: FastifyReply): Promise<FastifyReply> {
	const batch = findBatch(account, id);
	if (!['excel', 'csv', 'qb', 'zoho'].includes(format)) throw unknownFormat(format);
	if (batch.completedAt === undefined) throw new ApiError('INVALID_REQUEST', 'The batch is not done.');
	return await send(reply, `batch_${id.slice(0, 8)}_${format}`, format, resultsOf(batch.files), batch.exportMode);
}

function resultsOf(files: Array<{ fileName: string; outcome: Outcome }>): NamedResult[] {
	return files.flatMap(({ fileName, outcome }) =>
		outcome.status === 'completed' ? [{ fileName, result: outcome.result satisfies ExtractionResult }] : [],
	);
}

async function send(
	reply: FastifyReply,
	name: string,
	format: string,
	results: NamedResult[],
	mode: ExportMode,
): Promise<FastifyReply> {
	const isExcel = format === 'excel';
	const table = tableFor(format, results, mode);
	const content = isExcel ? await toXlsx(table) : Buffer.from(toCsv(table));
	return await reply
		.type(isExcel ? XLSX : CSV)
		.header('content-disposition', `attachment; filename="${name}.${isExcel ? 'xlsx' : 'csv'}"`)
		.send(Readable.from([content]));
}

function tableFor(format: string, results: NamedResult[], mode: ExportMode): Table {
	if (format === 'qb') return quickBooksTable(results);
	return format === 'zoho' ? zohoTable(results) : exportTable(results, mode);
}

function unknownFormat(format: string): ApiError {
	return new ApiError('INVALID_REQUEST', `The format ${format} does not exist.`);
}
