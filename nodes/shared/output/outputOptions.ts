import type { INodeExecutionData } from 'n8n-workflow';

import type { MadeBill } from '../bills/makeBill';
import type { InvoiceOfRows } from '../invoice/invoicesOfRows';
import { parameterGroup, type Values } from '../node/parameters';
import type { Evidence } from '../review/evidence';
import type { Audit } from './audit';
import type { simplifyOption } from './simplify';

/** For the *Output* of operations that yield rows. */
export const outputOptions = parameterGroup([
	{
		displayName: 'Add Audit Record',
		name: 'addAudit',
		type: 'boolean',
		default: false,
		description: 'Whether each item carries _audit: when, the hash of the document, the extraction, and each rule with its settings and what it said; Invoice Review adds the decision',
	},
	{
		displayName: 'Add Standardized Invoice',
		name: 'addInvoice',
		type: 'boolean',
		default: false,
		description: 'Whether each item carries _invoice: vendor, customer, number, ISO dates, currency, amounts and line items in one form, whatever the columns are called',
	},
	{
		displayName: 'Attach Document',
		name: 'attach',
		type: 'options',
		options: [
			{ name: 'To All Items', value: 'all' },
			{ name: 'To No Item', value: 'none' },
			{ name: 'To Review and Failed Items', value: 'review' },
		],
		default: 'review',
		description: 'Which items carry the source document as binary data',
	},
	{
		displayName: 'Evidence',
		name: 'evidence',
		type: 'options',
		options: [
			{ name: 'Full', value: 'full', description: 'Also _extraction: the reasons with their columns and suggestions, what the service says of the row, and once for each extraction its manifest' },
			{ name: 'None', value: 'none', description: 'The columns alone, also on Review' },
			{ name: 'Short', value: 'short', description: 'Why it needs review, in a sentence and as codes; the extraction ID, source file and page' },
		],
		default: 'short',
		description: 'What items say, besides the columns, of where they come from and why they are doubtful',
	},
	{
		displayName: 'Output Items',
		name: 'groupRows',
		type: 'options',
		options: [
			{ name: 'One Item per Document', value: 'document', description: 'With its rows as a list; it goes to review when one of them does' },
			{ name: 'One Item per Row', value: 'row', description: 'With the columns as its fields' },
		],
		default: 'row',
		description: 'What an item of the output stands for',
	},
	{
		displayName: 'Put Document in Field',
		name: 'binaryField',
		type: 'string',
		default: 'data',
		description: 'The binary field that carries the source document',
	},
], [], ['binaryField']);

export type OutputOptions = Values<typeof outputOptions> & Partial<Values<typeof simplifyOption>>;

export interface RoutingSettings extends OutputOptions {
	/** The service's name, as `_extraction.provider`. */
	provider: string;
	/** For pairing what belongs to no single document. */
	inputItems: number;
	/** What services said, by extraction ID; tells rows that are lines of one invoice from rows that are invoices. */
	said: ReadonlyMap<string, Evidence>;
	/** The invoices that the rows make up, with what the lists of the books say of them; without it they are read from the rows alone. */
	invoices?: () => readonly InvoiceOfRows[];
	/** What audit records have in common, where such are asked for. */
	audit?: Audit;
	/** Their bills, where such are asked for. */
	bills?: () => readonly MadeBill[];
}

/** Takes an item that is ready, with the ID of its extraction and whether it goes to review. */
export type Emit = (item: INodeExecutionData, extractionId: string, flagged: boolean) => void;
