import type { MadeBill } from '../../bills/makeBill';
import type { Layout } from '../../invoice/columns';
import type { LayoutRun } from '../layoutRuns';
import { parameterGroup, type ParameterGroup } from '../../node/parameters';
import type { Books } from '../../payables/books';
import type { Payable } from '../../payables/payable';
import type { EarlierDelivery, Evidence, ReviewRow, Suggestion } from '../evidence';

/** A reason to look at rows: what people see of it in the panel, and how it is found. */
export interface Rule<Code extends string, Settings> {
	/** What its reasons are called in items and in saved workflows. */
	readonly code: Code;
	/** How the panel lists it under *Review Rules*. The description says, in the middle of a sentence, what is the matter with the row. */
	readonly name: string;
	readonly description: string;
	/** The check of *Accounts Payable* that it stands in, with others that use the same list; it is off until that is added. One without stands in *Review Rules* itself. */
	readonly partOf?: PayablesCheck;
	/** What is said of one row, and of several, behind their number: `1 duplicate`, `3 duplicates`. */
	readonly counted: readonly [one: string, several: string];
	/** Whether it is on where nobody added it in the panel. */
	readonly isOnByDefault: boolean;
	/** What a service must tell for it to find anything, see `JobService`; missing where columns are enough. */
	readonly needs?: EvidenceKind;
	/** What the panel offers beside its switch; a default may leave it silent. */
	readonly settings: ParameterGroup<Settings>;
	/** Whether its settings are limits, which are added one by one and mean nothing until then. */
	readonly hasLimits?: boolean;
	/** Runs once over all rows, since there may be hundreds of thousands. */
	readonly check: (input: RuleInput, settings: Settings) => Finding[];
}

/** The checks of *Accounts Payable*, see `payablesChecks.ts`. */
export type PayablesCheck = 'vendors' | 'bankDetails' | 'taxes' | 'dates' | 'possibleDuplicates' | 'purchaseOrders' | 'receipts' | 'earlierInvoices' | 'accounts';

/**
 * What some services tell of an extraction beside its columns; that the columns are not the same in all extractions; or, told by none, that bills are asked
 * for. What a document is compared with no panel of rules tells: whether it is, *E-Invoices* says among the documents.
 */
export type EvidenceKind = 'notes' | 'failedPages' | 'freeColumns' | 'automationReady' | 'severity' | 'eInvoice' | 'bills' | 'comparison';

/** Everything that a rule may look at. */
export interface RuleInput {
	/** With flat columns. */
	rows: ReviewRow[];
	/** What the columns of each row mean. */
	layouts: readonly Layout[];
	/** The same for rows that follow one another: what a rule has to know of columns it looks up once for each run. */
	runs: readonly LayoutRun[];
	/** By extraction ID. */
	evidence: ReadonlyMap<string, Evidence>;
	/** By the index of a row whose invoice was delivered before these rows; empty unless somebody remembers, see `memory/`. */
	deliveredBefore: ReadonlyMap<number, EarlierDelivery>;
	/** By batch, see the evidence: the columns of its first extraction in earlier rounds; empty unless somebody remembers, see `memory/`. */
	earlierColumns: ReadonlyMap<string, readonly string[]>;
	/** The invoices that the rows make up, with what the lists say of them; read when a rule first asks. */
	readonly payables: readonly Payable[];
	/** The bills of `payables`, in their order; missing where none are asked for. */
	readonly bills?: readonly MadeBill[];
	/** The lists that were given. */
	books: Books;
	/** Indexes of payables whose bank details differ from those that earlier executions saw for the vendor; empty unless somebody remembers, see `memory/`. */
	otherBankDetails: ReadonlySet<number>;
	/** IANA name, in which "today" is meant. */
	timezone: string;
	/** Whether a rule before this one found something in the row with this index; with codes, whether one of these did. */
	isFlagged(row: number, codes?: readonly string[]): boolean;
}

/** What is said of a row, by its index. It becomes a reason with the code of its rule. */
export interface Finding {
	row: number;
	/** The column that it is about, as it is named in the row. */
	field?: string;
	/** A sentence for people, without its full stop: several of them are joined, and go into a mail. */
	message: string;
	suggestions?: Suggestion[];
}

/** For a rule that has nothing to set. */
export const NO_SETTINGS = parameterGroup([]);

/** Lets the check know the types of the settings, and the list of rules the codes. */
export function defineRule<const Code extends string, Settings>(rule: Rule<Code, Settings>): Rule<Code, Settings> {
	return rule;
}
