import type { IDataObject } from 'n8n-workflow';

import type { Reason } from '../review/reasons';
import type { Audit } from './audit';
import type { RoutedRow } from './rowResult';
import { sourceFileOf, workIdOf } from './rowSource';

/**
 * Says for the books of an auditor what was read, by whom, and what each rule said of it. *Invoice Review* adds the decision and who made it.
 * @param reasons of the row, or of all rows of its document
 */
export function auditRecord(row: RoutedRow, reasons: readonly Reason[], { at, provider, rules }: Audit): IDataObject {
	return {
		at,
		provider,
		extractionId: workIdOf(row),
		document: sourceFileOf(row),
		documentHash: row.documentHash ?? null,
		page: row.page ?? null,
		result: reasons.length > 0 ? 'review' : 'extracted',
		rules: rules.map(({ code, settings }) => {
			const found = reasons.filter((reason) => reason.code === code);
			return { code, settings, verdict: found.length > 0 ? 'doubtful' : 'passed', ...(found.length > 0 && { findings: [...new Set(found.map(({ message }) => message))] }) };
		}),
	};
}
