import type { IDataObject } from 'n8n-workflow';

import type { Poll } from '../schema';

/** What a poll says of an extraction, in the words of an item. */
export function describeStatus(answer: Poll): IDataObject {
	if (answer.status !== 'completed') return {};
	return {
		creditsDeducted: answer.credits_deducted,
		outputStructure: answer.output_structure,
		pagesSuccessful: answer.pages.successful_count,
		pagesFailed: answer.pages.failed_count,
		failedPages: answer.pages.failed.map(({ file_name: fileName, page }) => ({ fileName, page })),
		uncertaintyNotes: answer.ai_uncertainty_notes.map(({ topic, description, suggested_prompt_additions: suggestions }) => ({
			topic,
			description,
			suggestions,
		})),
	};
}
