/**
 * All texts of the page, by the keys under which the node's options replace them. What stands in braces is filled in: a text may place it
 * anywhere or leave it out.
 */
export const TEXTS = {
	/** Language of these texts (BCP 47), for screen readers. */
	language: 'en',

	progress: '{decided} of {total} decided',
	deadline: 'Decide until {time}',
	rows: 'Rows',
	chooseRow: 'All Rows',
	position: 'Row {position} of {total}',
	next: 'Next',
	previous: 'Previous',

	open: 'Open',
	approved: 'Approved',
	rejected: 'Rejected',
	toFix: 'To correct',
	notAddingUp: 'Does not add up',

	why: 'Why it is here',
	fields: 'Fields',
	marked: 'Please check',
	changed: 'Was: {before}',
	wasEmpty: 'Was empty',
	yes: 'Yes',
	no: 'No',
	notSet: 'Not set',
	readAs: 'Read as {value}',
	ambiguousNumber: 'This can be read in two ways. Write {plain} or {decimal}.',
	remark: 'Remark',
	problems: 'What still does not add up',
	noProblems: 'Checked. The rules find nothing wrong with these values.',

	approve: 'Approve',
	reject: 'Reject',
	reopen: 'Take Back',
	check: 'Check',
	approveAll: 'Approve All That Are Left',
	submit: 'Submit',
	undo: 'Undo',

	document: 'Document',
	toDocument: 'To the Document',
	documents: 'Documents',
	noDocument: 'This row has no document.',
	openDocument: 'Open in a New Tab',
	download: 'Download',
	notShown: 'Documents of this type are not shown here.',
	imageFailed: 'The image could not be loaded.',

	keys: 'Keys',
	keyNext: 'next row',
	keyPrevious: 'previous row',
	keyApprove: 'approve',
	keyReject: 'reject',

	saidApproved: 'Approved: {name}.',
	saidRejected: 'Rejected: {name}.',
	saidReopened: 'Open again: {name}.',
	saidAllApproved: 'Approved all that were left: {count}. Nothing is sent before you submit.',
	saidUndone: 'Taken back: {count}.',
	saidAllDecided: 'Every row is decided. Submit to finish.',
	saidChecked: 'Checked. Rows that do not add up: {count}.',
	saidFix: 'Some values cannot be taken, and nothing was decided. They are marked.',
	draftRestored: 'Your draft was restored. Decided so far: {decided} of {total}.',
	draftNotKept: 'This browser keeps no draft. Leave the page only after you have submitted.',
	sending: 'Sending…',

	confirmTitle: 'Submit these decisions?',
	confirmUnanswered: 'Rows without a decision come out as unanswered.',
	confirmProblems: 'Rows that still do not add up: {count}. You can submit them all the same; the record says so.',
	confirmLeftOut: 'Rows that were changed but are not approved: {count}. Their changes are left out.',
	confirmFinal: 'After this nothing can be changed any more.',
	by: 'Your Name',
	goBack: 'Go Back',

	failedNetwork: 'The connection failed. Nothing is lost: please try again.',
	failedAnswer: 'The server did not answer as expected (status {status}). The review may have been decided already: load the page anew to see. What you entered is kept.',
	failed401: 'You are not allowed to do this: the link is not valid. Open the link that you were sent once more.',
	failed403: 'You are not allowed to do this: the link is not valid. Open the link that you were sent once more.',
	failed404: 'This review does not exist any more. It may have been decided, stopped or deleted.',
	failed409: 'Your answer was not taken: this review is decided already, or the server has only just started. What you entered is kept; load the page anew to see.',
	failed410: 'The deadline has passed. What you entered here was not taken.',
	failed413: 'This is too much to be sent at once. Please shorten remarks and values.',
	failed500: 'The server failed. Nothing is lost: please try again in a moment.',
	loadAnew: 'Load the Page Anew',

	decidedTitle: 'This review is decided',
	expiredTitle: 'The deadline of this review has passed',
	nothingMore: 'Nothing more can be done here. You can close this page.',
	expiredUnanswered: 'What had no decision came out as unanswered.',
	unanswered: 'Unanswered',
	decidedBy: 'Decided by {by}',
	decidedAt: 'Decided on {time}',

	plainHelp: 'One row after the other. What you enter is kept while you go on; nothing is decided before you submit.',
	plainUnanswered: 'Rows that have no decision yet: {count}. They come out as unanswered if you submit now.',
	noRows: 'There is nothing to review.',
} as const;

export type TextKey = keyof typeof TEXTS;
export type Texts = Readonly<Record<TextKey, string>>;

/** The texts with those that the node replaces; keys that the page does not have are left out. */
export function pageTexts(replaced: Readonly<Record<string, string>>): Texts {
	const known = Object.entries(replaced).filter(([key]) => Object.hasOwn(TEXTS, key));
	return { ...TEXTS, ...Object.fromEntries(known) };
}

/** A text with its braces filled; what is not given stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (found, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : found));
}
