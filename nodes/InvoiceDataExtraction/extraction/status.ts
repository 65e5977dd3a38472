import type { IDataObject } from 'n8n-workflow';

import type { Poll } from '../schema';

/** What a poll says of an extraction, in the words of an item. */
export function describeStatus(answer: Poll): IDataObject {
	if (answer.status !== 'completed') return {};
	return {
		creditsDeducted: answer.credits_deducted ?? null,
		outputStructure: answer.output_structure ?? null,
		pagesSuccessful: answer.pages?.successful_count ?? null,
		pagesFailed: answer.pages?.failed_count ?? null,
		failedPages: answer.pages?.failed.map(({ file_name: fileName, page }) => ({ fileName: fileName ?? null, page: page ?? null })) ?? [],
		uncertaintyNotes: answer.ai_uncertainty_notes?.map((note) => ({ ...note })) ?? [],
	};
}
