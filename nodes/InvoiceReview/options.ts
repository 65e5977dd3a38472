import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { billOption, type BillOptions } from '../shared/bills/billOption';
import { usageError } from '../shared/errors';
import { parameterGroup, readCollection, readParameters, readRaw, type Context } from '../shared/node/parameters';
import { readRules, RULES_PARAMETER } from '../shared/review/reviewOptions';
import type { RowSettings } from './rows/askedRow';
import { rulesParameter, type CheckSettings } from './rows/checks';
import { readTexts, textsProperty } from './textsOption';

const fieldParameters = parameterGroup([
	{
		displayName: 'Columns to Correct',
		name: 'columns',
		type: 'string',
		default: '',
		placeholder: 'e.g. Invoice Number, Total Amount',
		description: 'The columns that a person can correct, separated by commas. The others are shown only. Where it is empty, all columns with a text, a number, a date or a yes or no can be corrected.',
	},
	{
		displayName: 'Documents in Fields',
		name: 'binaryFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		description: 'The binary fields whose documents are shown, separated by commas; all where it is empty',
	},
]);

const notifyParameter: INodeProperties = {
	displayName: 'Notify With Workflow',
	name: 'notifyWorkflow',
	type: 'workflowSelector',
	default: '',
	description: 'A workflow that tells somebody. It gets one item with link, subject, text, rows (their number), deadline, remindAt and statusUrl, and is not waited for. It starts just before this execution waits: the link leads to the page some seconds later.',
};

const deadlineOptions = parameterGroup(
	[
		{
			displayName: 'Decide Within (Hours)',
			name: 'hours',
			type: 'number',
			typeOptions: { minValue: 0.01, maxValue: 87_600, numberPrecision: 2 },
			default: 72,
			description: 'How long the page is open. What has no decision by then comes out as unanswered. Without it, the node waits as long as it takes.',
		},
		{
			displayName: 'Remind Before (Hours)',
			name: 'remindBefore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 87_600, numberPrecision: 2 },
			default: 24,
			description: 'How long before the deadline somebody should be reminded: the notified workflow gets the time as remindAt, waits until then, and asks statusUrl whether the review is still open',
		},
	],
	['hours', 'remindBefore'],
);

const pageOptions = parameterGroup(
	[
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: 'Invoices to review',
			description: 'The heading of the page and the subject of the notification',
		},
	],
	[],
	['title'],
);

const correctionsOption = parameterGroup([
	{
		displayName: 'Add Corrections',
		name: 'addCorrections',
		type: 'boolean',
		default: false,
		description: 'Whether each item lists what was corrected in _corrections: vendor, field, before, after and document of each, to learn from',
	},
]);

/** Here it is the decision that bills wait for. */
const billProperties: INodeProperties[] = billOption.properties.map((property) => ({
	...property,
	description:
		'Whether the first approved item of each invoice carries _bill: what an HTTP Request sends to create its bill, with _billEndpoint and the idempotency key _billKey. Vendors and accounts come from the lists under Review Rules, Accounts Payable, and from columns Vendor ID, Account and Tax Code that a person fills in.',
}));

/** The parameters in the order in which a person thinks: what is decided about, who is told, how long, how it is checked, how it looks. */
export const properties: INodeProperties[] = [
	...fieldParameters.properties,
	notifyParameter,
	{ displayName: 'Deadline', name: 'deadline', type: 'collection', placeholder: 'Add Deadline', default: {}, description: 'Until when rows can be decided', options: deadlineOptions.properties },
	rulesParameter,
	{ displayName: 'Page', name: 'page', type: 'collection', placeholder: 'Add Page Option', default: {}, description: 'How the page looks', options: [textsProperty, ...pageOptions.properties] },
	{ displayName: 'Output', name: 'output', type: 'collection', placeholder: 'Add Output Option', default: {}, description: 'What the items that come out carry', options: [...billProperties, ...correctionsOption.properties] },
	// n8n takes a wrong or missing signature for a reason to refuse the request by itself where the node has this operation.
	{ displayName: 'Operation', name: 'operation', type: 'hidden', default: 'sendAndWait' },
];

/** What the node and its page are set to. */
export interface ReviewSettings {
	rows: RowSettings;
	check: CheckSettings & BillOptions;
	title: string;
	/** Only those that are replaced. */
	texts: Record<string, string>;
	addsCorrections: boolean;
}

/** @throws ServiceError (kind `usage`) when an expression gives something that a parameter cannot be */
export function readSettings(ctx: Context): ReviewSettings {
	const { columns, binaryFields } = readParameters(ctx, fieldParameters);
	return {
		rows: { correctable: listOf(columns), binaryFields: listOf(binaryFields) },
		check: { ...readRules((readRaw(ctx, RULES_PARAMETER) ?? {}) as IDataObject), timezone: ctx.getTimezone(), ...readCollection(ctx, 'output', billOption) },
		title: readCollection(ctx, 'page', pageOptions).title,
		texts: readTexts((readRaw(ctx, 'page') ?? {}) as IDataObject),
		addsCorrections: readCollection(ctx, 'output', correctionsOption).addCorrections,
	};
}

/** How long to wait, and who is told. @throws ServiceError (kind `usage`) */
export function readWaiting(ctx: Context): { hours?: number; remindBefore?: number; notifyWorkflow?: string } {
	return { ...readCollection(ctx, 'deadline', deadlineOptions), ...readWorkflow(readRaw(ctx, notifyParameter.name)) };
}

const locator = z.union([z.string(), z.object({ value: z.union([z.string(), z.number()]).nullish() }).transform(({ value }) => String(value ?? ''))]).nullish();

function readWorkflow(given: unknown): { notifyWorkflow?: string } {
	const read = locator.safeParse(given);
	if (!read.success) throw usageError('Notify With Workflow is no workflow', 'Choose one from the list; an expression must give its ID.');
	return read.data ? { notifyWorkflow: read.data } : {};
}

function listOf(text: string): string[] {
	return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}
