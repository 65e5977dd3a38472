import type { IDataObject } from 'n8n-workflow';

import type { Origin } from '../documents/document';
import type { Violation } from '../eInvoice/rules/violation';

/** What the service says about an extraction as a whole. */
export interface Evidence {
	notes: UncertaintyNote[];
	/** Without a name or a number where the service did not say them; with the reason, where it gives one. */
	failedPages: Array<{ fileName?: string; page?: number; reason?: string }>;
	/** Whether several rows may belong to one invoice. */
	perLineItem: boolean;
	/** The unique names of all its documents. */
	fileNames: string[];
	/** What the service should have said and did not, as `which pages it could not read`: no doubt, but nothing to rely on either. */
	unsaid?: string[];
	/** The same for extractions with the same instructions, whose columns must agree; all are one batch where it is missing. */
	batch?: string;
	/** Whether its rows were read from XML, where the rules of EN 16931 have looked at the sums. */
	isExact?: boolean;
}

/** A doubt that the service itself states about an extraction. */
export interface UncertaintyNote {
	topic: string;
	description: string;
	suggestions: Suggestion[];
}

/** Something to add to the prompt so that the same doubt does not come again. */
export interface Suggestion extends IDataObject {
	/** Why one would add it. */
	purpose: string;
	/** The texts to add. */
	instructions: string[];
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
	/** The rules of EN 16931 that it breaks, where it is an e-invoice. */
	violations?: readonly Violation[];
	/** What is known of its document; a row that was read from the XML itself is not compared with it. */
	origin?: Pick<Origin, 'eInvoice'>;
}

/** Where the invoice of a row was delivered before. */
export interface EarlierDelivery {
	/** Whether an earlier execution delivered it, and not this one. */
	isOtherExecution?: boolean;
	/** Whether the list of earlier invoices has it. */
	isListed?: boolean;
	/** The document that it was in, if that is known. */
	fileName?: string;
}
