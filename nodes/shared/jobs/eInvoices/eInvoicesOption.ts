import { parameterGroup, type Values } from '../../node/parameters';

/** For the *Documents* of operations that send them: what is done with those that have their content as XML. */
export const eInvoicesOption = parameterGroup([
	{
		displayName: 'E-Invoices',
		name: 'eInvoices',
		type: 'options',
		options: [
			{ name: 'Check', value: 'check', description: 'PDFs with XML inside are sent, and go to review where the result is not what their XML states. XML alone is read in the node and not charged.' },
			{ name: 'Read in the Node', value: 'read', description: 'What has XML is read from it, neither sent nor charged. A PDF whose XML does not state all columns that are asked for is sent and checked.' },
			{ name: 'Send', value: 'send', description: 'PDFs are sent as if they had no XML. XML alone counts as outside the filter.' },
		],
		default: 'check',
		description: 'What to do with ZUGFeRD, Factur-X, XRechnung and Peppol, which have the exact data as XML, alone or inside a PDF',
	},
]);

export type EInvoiceMode = Values<typeof eInvoicesOption>['eInvoices'];

/** The same for operations that send documents for later: there are no rows yet, so that nothing can be read in their place. */
export const hybridsOption = parameterGroup([
	{
		displayName: 'E-Invoices',
		name: 'eInvoices',
		type: 'options',
		options: [
			{ name: 'Check', value: 'check', description: 'PDFs with XML inside go to review in Get Rows where the result is not what their XML states' },
			{ name: 'Send', value: 'send', description: 'PDFs are sent as if they had no XML' },
		],
		default: 'check',
		description: 'What to do with ZUGFeRD and Factur-X: PDFs that have the exact data as XML inside',
	},
]);
