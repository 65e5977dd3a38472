import type { IDataObject } from 'n8n-workflow';

export type ReasonCode =
	| 'AI_UNCERTAINTY'
	| 'PAGES_FAILED'
	| 'REQUIRED_FIELD_MISSING'
	| 'TOTALS_MISMATCH'
	| 'DUPLICATE';

/** Something to add to the prompt so that the same doubt does not come again. */
export interface Suggestion extends IDataObject {
	/** Why one would add it. */
	purpose: string;
	/** The texts to add. */
	instructions: string[];
}

/** Why a row is to be looked at by a person. */
export interface Reason extends IDataObject {
	code: ReasonCode;
	/** The column that it is about, as it is named in the row. */
	field?: string;
	message: string;
	suggestions?: Suggestion[];
}

/** A row of a result with what is known about its origin. */
export interface ReviewRow {
	columns: IDataObject;
	/** The unique name of its document; undefined when the service did not say. */
	fileName?: string;
	page?: number;
	extractionId: string;
}

/** A doubt that the service itself states about an extraction. */
export interface UncertaintyNote {
	topic: string;
	description: string;
	suggestions: Suggestion[];
}

/** What the service says about an extraction as a whole. */
export interface Evidence {
	notes: UncertaintyNote[];
	failedPages: Array<{ fileName: string; page: number }>;
	/** Whether several rows may belong to one invoice. */
	perLineItem: boolean;
	/** The unique names of all its documents. */
	fileNames: string[];
}

export interface ReviewSettings {
	/** The rules that are on. */
	rules: ReadonlySet<ReasonCode>;
	/** Columns that must not be empty. */
	requiredFields: string[];
	/** How much totals may differ, in the currency of the row. */
	tolerance: number;
}

/** Everything that a rule may look at. */
export interface ReviewInput {
	rows: ReviewRow[];
	/** By extraction ID. */
	evidence: ReadonlyMap<string, Evidence>;
	settings: ReviewSettings;
}

/** A rule gives the reasons it finds, each with the index of its row. */
export type Rule = (input: ReviewInput) => Array<{ row: number; reason: Reason }>;
