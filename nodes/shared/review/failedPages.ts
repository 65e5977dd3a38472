import type { ReviewInput, Rule } from './reasons';

/** A row may be incomplete when a page of its document failed; a row of unknown origin, when any page did. */
export const failedPages: Rule = ({ rows, evidence }: ReviewInput) =>
	rows.flatMap((row, index) => {
		const failed = (evidence.get(row.extractionId)?.failedPages ?? []).filter(
			({ fileName }) => row.fileName === undefined || fileName === row.fileName,
		);
		if (failed.length === 0) return [];
		const pages = failed.map(({ fileName, page }) => (row.fileName ? `${page}` : `${page} of ${fileName}`)).join(', ');
		const message = `The service could not read page ${pages}. Data of it may be missing.`;
		return [{ row: index, reason: { code: 'PAGES_FAILED' as const, message } }];
	});
