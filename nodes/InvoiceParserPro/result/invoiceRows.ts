import type { JobRows } from '../../shared/jobs/jobService';
import type { Ticket } from '../../shared/jobs/ticket';
import { fixedRows, type RoutedRow, type Structure } from '../../shared/output/rowResult';
import { readConfidence } from '../../shared/review/confidence';
import type { JobData, Result } from '../schema';
import type { FinishedJob } from './jobState';

/** Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed"; these two are the statuses that pass. */
const PASSED = ['valid', 'derived_total_confirmed'];

/** The rows of a finished job. */
export function invoiceRows({ id, files: [file], data }: Ticket<JobData>, { job, result }: FinishedJob, structure: Structure): JobRows {
	const details = {
		jobId: id,
		...(data.externalId && { externalId: data.externalId }),
		creditsCharged: job.credits_charged ?? null,
		secondsToResult: secondsBetween(job.created_at, job.completed_at),
	};
	const source = file ?? { ...(job.filename && { fileName: job.filename }) };
	return { results: [fixedRows(result, id, source, structure, { ...evidenceOf(result), details })], failures: [] };
}

/** What the service itself thinks of its result. */
function evidenceOf(result: Result): Partial<RoutedRow> {
	const { confidence, automation_ready: ready, validation_status: status, validation_explanation: explanation } = result;
	const passed = status ? PASSED.includes(status) : undefined;
	const locations = Object.entries(result.field_locations ?? {});
	const said = explanation ?? (passed === false ? `Its validation status is ${status}.` : undefined);
	return {
		confidence: readConfidence(confidence),
		automationReady: passed === false ? false : (ready ?? undefined),
		severity: result.warning_severity ?? undefined,
		...(said && { explanation: said }),
		...(locations.length > 0 && {
			fieldConfidence: Object.fromEntries(locations.flatMap(([field, place]) => (typeof place.confidence === 'number' ? [[field, place.confidence]] : []))),
		}),
	};
}

function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
	const seconds = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
	return Number.isNaN(seconds) ? null : Math.round(seconds);
}
