import type { IDataObject } from 'n8n-workflow';

import type { RowResult } from '../shared/output/emitRows';
import { resultRows, type Source, type Structure } from '../shared/output/resultRows';
import { readConfidence } from '../shared/review/confidence';
import type { RoutedRow } from '../shared/output/routing';
import type { Result } from './schema';

/** Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed"; these two are the statuses that pass. */
const PASSED = ['valid', 'derived_total_confirmed'];

/** The rows of one result of the service. */
export function invoiceRows(result: Result, extractionId: string, source: Source, structure: Structure, details: IDataObject): RowResult {
	return resultRows(result, extractionId, source, structure, { ...evidenceOf(result), details });
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
