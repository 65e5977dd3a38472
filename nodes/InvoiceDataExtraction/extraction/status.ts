import type { IDataObject } from 'n8n-workflow';

import type { Page, Poll } from '../schema';

/** What a poll says of an extraction, in the words of an item. */
export function describeStatus(answer: Poll): IDataObject {
	if (answer.status !== 'completed') return {};
	return {
		creditsDeducted: answer.credits_deducted ?? null,
		outputStructure: answer.output_structure ?? null,
		pagesSuccessful: answer.pages?.successful_count ?? null,
		pagesFailed: answer.pages?.failed_count ?? null,
		successfulPages: pagesByFile(answer.pages?.successful ?? []),
		failedPages: answer.pages?.failed.map(({ file_name: fileName, page, reason }) => ({ fileName: fileName ?? null, page: page ?? null, ...(reason && { reason }) })) ?? [],
		uncertaintyNotes: answer.ai_uncertainty_notes?.map((note) => ({ ...note })) ?? [],
	};
}

/** Without those whose document or number the service did not say. */
function pagesByFile(pages: Page[]): Array<{ fileName: string; pages: number[] }> {
	const byFile = new Map<string, number[]>();
	for (const { file_name: fileName, page } of pages) {
		if (fileName !== undefined && page !== undefined) byFile.set(fileName, [...(byFile.get(fileName) ?? []), page]);
	}
	return [...byFile].map(([fileName, found]) => ({ fileName, pages: found }));
}
