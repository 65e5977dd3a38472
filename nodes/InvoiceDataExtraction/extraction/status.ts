import type { IDataObject } from 'n8n-workflow';

import type { Page, Poll } from '../schema';

/** What a poll says of an extraction, in the words of an item. */
export function describeStatus(answer: Poll): IDataObject {
	if (answer.status !== 'completed') return {};
	return {
		creditsDeducted: answer.credits_deducted,
		outputStructure: answer.output_structure,
		pagesSuccessful: answer.pages.successful_count,
		pagesFailed: answer.pages.failed_count,
		successfulPages: pagesByFile(answer.pages.successful),
		failedPages: answer.pages.failed.map(({ file_name: fileName, page, reason }) => ({ fileName, page, ...(reason && { reason }) })),
		uncertaintyNotes: answer.ai_uncertainty_notes.map(({ topic, description, suggested_prompt_additions: suggestions }) => ({
			topic,
			description,
			suggestions,
		})),
	};
}

function pagesByFile(pages: Page[]): Array<{ fileName: string; pages: number[] }> {
	const byFile = new Map<string, number[]>();
	for (const { file_name: fileName, page } of pages) byFile.set(fileName, [...(byFile.get(fileName) ?? []), page]);
	return [...byFile].map(([fileName, found]) => ({ fileName, pages: found }));
}
