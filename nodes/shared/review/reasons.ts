import type { IDataObject } from 'n8n-workflow';

import { layoutOf, type Layout } from '../invoice/columns';

export type ReasonCode =
	| 'AI_UNCERTAINTY'
	| 'PAGES_FAILED'
	| 'REQUIRED_FIELD_MISSING'
	| 'TOTALS_MISMATCH'
	| 'DUPLICATE'
	| 'OUT_OF_RANGE'
	| 'LOW_CONFIDENCE'
	| 'NOT_AUTOMATION_READY'
	| 'RISK'
	| 'SCHEMA_DRIFT'
	| 'QA_SAMPLE';

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
	/** Hex SHA-256 of its document, where it is at hand: tells the same file from another one in later executions. */
	documentHash?: string;
	page?: number;
	extractionId: string;
	/** How sure the service is of the row as a whole, 0 to 1. */
	confidence?: number;
	/** The same for single columns. */
	fieldConfidence?: Record<string, number>;
	/** Whether the service says that the row may be used without a person looking at it. */
	automationReady?: boolean;
	/** How serious the service finds what it warns of. */
	severity?: string;
	/** The service's own words on why. */
	explanation?: string;
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
	/** The same for extractions with the same instructions, whose columns must agree; all are one batch where it is missing. */
	batch?: string;
}

export interface ReviewSettings {
	/** The rules that are on. */
	rules: ReadonlySet<ReasonCode>;
	/** Columns that must not be empty. */
	requiredFields: string[];
	/** How much totals may differ, in the currency of the row. */
	tolerance: number;
	/** Smallest and largest total that needs no review. */
	minTotal?: number;
	maxTotal?: number;
	/** First and last invoice date that needs no review, YYYY-MM-DD. */
	dateFrom?: string;
	dateTo?: string;
	/** The confidence that a row or column must have, 0 to 1. */
	minConfidence?: number;
	/** How many of the clean rows go to review all the same, in percent. */
	sampleShare?: number;
	/** Where duplicates are looked for; see `memory/earlierExecutions.ts`. Only in this execution where it is missing. */
	duplicateScope?: DuplicateScope;
	/** How many invoices are remembered for it. */
	rememberedInvoices?: number;
}

export type DuplicateScope = 'run' | 'ever' | 'everOtherFile';

/** Everything that a rule may look at. */
export interface ReviewInput {
	rows: ReviewRow[];
	/** By extraction ID. */
	evidence: ReadonlyMap<string, Evidence>;
	settings: ReviewSettings;
	/** The indexes of the rows whose invoice an earlier execution delivered, see `memory/earlierExecutions.ts`. */
	seenBefore?: ReadonlySet<number>;
	/** The same for earlier rounds of this execution, with the document that it was in, see `memory/earlierRounds.ts`. */
	earlierRounds?: ReadonlyMap<number, string | undefined>;
	/** By row, where they are known already: finding them is a good part of the work. */
	layouts?: readonly Layout[];
}

/** What the columns of a row mean. */
export function layoutAt({ rows, layouts }: ReviewInput, row: number): Layout {
	return layouts ? layouts[row] : layoutOf(rows[row].columns);
}

/** A reason, with the index of the row that it is about. */
export interface Finding {
	row: number;
	reason: Reason;
}

/**
 * A rule gives the reasons that it finds. It runs once over all rows, since there may be hundreds of thousands.
 * @param reasons what the rules before it found, by row
 */
export type Rule = (input: ReviewInput, reasons?: ReadonlyArray<readonly Reason[]>) => Finding[];
