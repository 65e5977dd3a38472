import type { INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { AiLeapersInvoiceOcrTrigger } from '../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcrTrigger.node.js';
import { EInvoice } from '../../../nodes/EInvoice/EInvoice.node.js';
import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserPro/InvoiceParserProTrigger.node.js';
import { PAYABLES } from '../../../nodes/shared/review/payablesChecks';
import { RULES_PARAMETER } from '../../../nodes/shared/review/reviewOptions';
import { panelOf } from '../../support/panel';
import { named, SERVICES, settingOf } from './support/services';

/** What a person takes in at once: of a list, and of a panel, whose parameters have names and places of their own. */
const MOST = 10;
const MOST_IN_PANEL = 11;

const NODES: Array<[string, INodeTypeDescription]> = [...SERVICES.map(({ node }) => node), new EInvoice(), new AiLeapersInvoiceOcrTrigger(), new InvoiceParserProTrigger()].map(({ description }) => [
	description.displayName,
	description as INodeTypeDescription,
]);

/** What every list under a parameter offers to choose from or to add, by its path: choices, entries of collections, and what stands beside each other in one. */
function lists({ displayName, type, options = [] }: INodeProperties, path = displayName): Array<{ path: string; offered: string[] }> {
	const names = options.map((entry) => ('displayName' in entry ? entry.displayName : entry.name));
	const own = { path, offered: names };
	if (type === 'collection') return [own, ...(options as INodeProperties[]).flatMap((entry) => lists(entry, `${path} > ${entry.displayName}`))];
	if (type !== 'fixedCollection') return [own];
	const groups = (options as INodePropertyCollection[]).map((group) => ({ ...group, path: `${path} > ${group.displayName}` }));
	return [
		own,
		...groups.map((group) => ({ path: group.path, offered: group.values.map((value) => value.displayName) })),
		...groups.flatMap((group) => group.values.flatMap((value) => lists(value, `${group.path} > ${value.displayName}`))),
	];
}

const rulesOf = (panel: INodeProperties[]) => ((panel.find(({ name }) => name === RULES_PARAMETER)?.options ?? []) as INodePropertyCollection[]).map(({ name }) => name);

it.each(NODES)('no list of %s has more than ten entries', (_name, { properties }) => {
	const all = properties.flatMap((property) => lists(property));
	expect(all.filter(({ offered }) => offered.length > MOST)).toEqual([]);
	expect(all.filter(({ offered }) => offered.length > 0).length).toBeGreaterThan(2);
});

it.each(NODES)('no panel of %s fills more than a screen before anything is chosen', (_name, { properties }) => {
	const settings = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) => (options as INodePropertyOptions[]).map(({ value }) => ({ resource: displayOptions?.show?.resource?.[0] as string, operation: value as string })));
	for (const setting of settings.length > 0 ? settings : [{}]) {
		const panel = panelOf({ properties }, setting).filter(({ name }) => !['resource', 'operation'].includes(name));
		const defaults = Object.fromEntries(panel.map((property) => [property.name, property.default]));
		const shown = panel.filter(({ displayOptions }) =>
			Object.entries(displayOptions?.show ?? {}).every(([name, values]) => ['resource', 'operation'].includes(name) || (values as unknown[]).includes(defaults[name])),
		);
		expect({ ...setting, parameters: shown.filter(({ type }) => type !== 'notice').length > MOST_IN_PANEL, notices: shown.filter(({ type }) => type === 'notice').length > 1 }).toEqual({
			...setting,
			parameters: false,
			notices: false,
		});
	}
});

/** All properties under these, whatever they stand in. */
function everything(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const entries = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection | INodePropertyOptions>;
		return [property, ...entries.flatMap((entry) => ('values' in entry ? everything(entry.values) : 'type' in entry ? everything([entry]) : []))];
	});
}

describe.each(NODES)('of the conventions of n8n, %s keeps that', (_name, description) => {
	const all = everything(description.properties);

	it('what may be left out stands in a collection', () => {
		// Filled by the preset, and for many the first thing to adapt.
		const known = ['resource', 'operation', 'generalPrompt'];
		const holdsNothing = ['collection', 'fixedCollection', 'notice', 'hidden'];
		expect(description.properties.filter(({ name, type, required }) => !required && !known.includes(name) && !holdsNothing.includes(type)).map(({ name }) => name)).toEqual([]);
	});

	it('choices stand in the order of their names', () => {
		const unsorted = all
			.filter(({ type }) => type === 'options' || type === 'multiOptions')
			.map(({ name, options }) => ({ name, choices: (options as INodePropertyOptions[]).map((choice) => choice.name) }))
			.filter(({ choices }) => choices.join() !== [...choices].sort((left, right) => left.localeCompare(right, undefined, { numeric: true })).join());
		expect(unsorted).toEqual([]);
	});

	it('actions have no articles', () => {
		const actions = all.flatMap(({ name, options }) => (name === 'operation' ? (options as INodePropertyOptions[]).map(({ action }) => action) : []));
		expect(actions.filter((action) => !action || /\b(an?|the)\b/i.test(action))).toEqual([]);
	});

	it('placeholders of texts are examples', () => {
		const placeholders = all.flatMap(({ type, placeholder, modes }) => [...(type === 'string' ? [placeholder] : []), ...(modes ?? []).map((mode) => mode.placeholder)]);
		expect(placeholders.filter((placeholder) => placeholder && !placeholder.startsWith('e.g. '))).toEqual([]);
	});

	it('every parameter has a default, and IDs have an example', () => {
		expect(all.filter((property) => property.default === undefined).map(({ name }) => name)).toEqual([]);
		const ids = all.filter(({ displayName, type }) => displayName.endsWith(' ID') || type === 'resourceLocator');
		expect(ids.filter(({ placeholder, modes }) => !placeholder && !modes?.some((mode) => mode.placeholder)).map(({ name }) => name)).toEqual([]);
	});

	it('a credential is shown where it is used, and one at a time', () => {
		const conditions = (description.credentials ?? []).map(({ displayOptions }) => displayOptions);
		expect(conditions.filter((condition) => condition?.hide)).toEqual([]);
		const shown = conditions.flatMap((condition) => condition?.show?.resource ?? []);
		expect(new Set(shown).size).toBe(shown.length);
		const resources = all.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[] | undefined;
		if (conditions.length > 1) expect(shown.sort()).toEqual(resources?.map(({ value }) => value).sort());
	});
});

describe.each(named(SERVICES))('Extract of %s', (_name, service) => {
	const panel = panelOf(service.node.description, settingOf(service, 'extract'));

	it('goes from what comes in to what is charged', () => {
		const order = ['documents', 'extraction', 'reviewRows', RULES_PARAMETER, 'output', 'waiting', 'charges'];
		expect(panel.map(({ name }) => name).filter((name) => order.includes(name))).toEqual(order.filter((name) => panel.some((property) => property.name === name)));
	});

	it('has nothing behind a long table', () => {
		const isLong = ({ typeOptions }: INodeProperties) => typeOptions?.multipleValues === true;
		const first = panel.findIndex(isLong);
		expect(panel.slice(first < 0 ? panel.length : first).filter((property) => !isLong(property))).toEqual([]);
	});

	it('offers the rules that it can trigger', () => {
		const ofColumns = ['DUPLICATE', 'LOW_CONFIDENCE', 'OUT_OF_RANGE', 'QA_SAMPLE', 'REQUIRED_FIELD_MISSING', 'TOTALS_MISMATCH'];
		const more: Record<string, string[]> = {
			'Invoice Data Extraction': ['AI_UNCERTAINTY', 'PAGES_FAILED', 'SCHEMA_DRIFT'],
			'InvoiceParser Pro': ['NOT_AUTOMATION_READY', 'RISK'],
		};
		expect(rulesOf(panel).sort()).toEqual([PAYABLES, ...ofColumns, ...(more[service.node.description.displayName] ?? [])].sort());
	});
});
