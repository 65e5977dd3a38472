import type { OutputFormat } from '../../core/settings';

export interface PageReference {
	file_name: string;
	page: number;
	/** Of a failed page: "pages.failed lists each page that could not be processed, along with the reason". */
	reason?: string;
}

export interface UncertaintyNote {
	topic: string;
	description: string;
	suggested_prompt_additions: Array<{ purpose: string; instructions: string[] }>;
}

export type ChosenStructure = 'per_invoice' | 'per_line_item';

/** What a finished extraction has to tell; its rows are in the storage. */
export interface CompletedExtraction {
	structure: ChosenStructure;
	successful: PageReference[];
	failed: PageReference[];
	notes: UncertaintyNote[];
	/** Keys of the written outputs. */
	outputs: Partial<Record<OutputFormat, string>>;
}
