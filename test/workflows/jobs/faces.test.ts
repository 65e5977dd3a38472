import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import type { Operation, OperationTable } from '../../../nodes/shared/node/operation';
import { RULES_PARAMETER } from '../../../nodes/shared/review/reviewOptions';
import { SERVICES } from './support/services';

/** The operations of each node, by its name. */
const TABLES: Record<string, OperationTable> = Object.fromEntries(SERVICES.map(({ node, operations }) => [node.description.displayName, operations]));

/** What is done with documents and with work on them; accounts, webhooks and keys have verbs of their own. */
const RESOURCES = ['document', 'invoice', 'batch', 'extraction', 'uploadSession'];

/** The outputs of each verb. What sends documents is called after what it makes: a batch is created, an upload session uploaded. */
const VERBS: Record<string, string[]> = {
	Extract: ['Extracted', 'Review', 'Failed'],
	'Get Rows': ['Extracted', 'Review', 'Failed'],
	'Wait for Completion': ['Pending', 'Completed', 'Failed'],
	Submit: ['Sent', 'Failed'],
	Create: ['Sent', 'Failed'],
	Upload: ['Sent', 'Failed'],
	'Get Status': ['Output'],
};

interface Face {
	where: string;
	operation: Operation;
}

const faces = Object.entries(TABLES).flatMap(([node, table]) =>
	Object.entries(table).flatMap(([resource, { name, operations }]): Face[] =>
		RESOURCES.includes(resource) ? Object.values(operations).map((operation) => ({ where: `${node}, ${name}: ${operation.name}`, operation })) : [],
	),
);
const facesOf = (verb: string) => faces.filter(({ operation }) => operation.name === verb);

/** Parameters and options, each as the panel shows it, in the order in which it shows them. */
function parametersOf({ operation: { description } }: Face): INodeProperties[] {
	return description.flatMap((property) => [property, ...entriesOf(property)]);
}

/** What stands in a collection; of the rules each with its settings, named after it, since which of them there are is the service's own. */
function entriesOf({ name, type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (name !== RULES_PARAMETER) return [];
	return (options as INodePropertyCollection[]).flatMap(({ name: code, displayName, values }) => values.map((value) => ({ ...value, name: `${code}.${value.name}`, displayName: `${displayName}: ${value.displayName}` })));
}

/** What the file filter takes by default are the kinds of documents that the service takes. */
const OWN_DEFAULTS = ['fileFilter'];

/** What is said of these is the service's own, such as how much memory a request takes. */
const OWN_WORDS = ['concurrency'];

/** Which files a service makes, and which rules it can trigger, is its own. */
const OWN_CHOICES = ['alsoDownload', RULES_PARAMETER];

/**
 * What several services say of the same parameter, where they do not say the same. A name may stand several times in a panel,
 * each for another choice of a parameter above it.
 */
function differences(verb: string, told: (property: INodeProperties) => unknown): string[] {
	const seen = new Map<string, { value: string; where: string }>();
	return facesOf(verb).flatMap((face) => {
		const parameters = parametersOf(face);
		return [...new Set(parameters.map(({ name }) => name))].flatMap((name) => {
			const value = JSON.stringify(parameters.filter((each) => each.name === name).map(told));
			const first = seen.get(name);
			if (!first) seen.set(name, { value, where: face.where });
			return first && first.value !== value ? [`${name}: ${first.where} has ${first.value}, ${face.where} has ${value}`] : [];
		});
	});
}

it('every verb is there for more than one service, and no operation on documents has two verbs', () => {
	for (const verb of ['Extract', 'Submit', 'Create', 'Wait for Completion', 'Get Rows', 'Get Status']) expect(facesOf(verb).length).toBeGreaterThan(1);
	const others = [...new Set(faces.map(({ operation: { name } }) => name))].filter((name) => !(name in VERBS));
	expect(others.sort()).toEqual(['Delete', 'Download', 'Extract to CSV', 'Get Many']);
});

describe.each(Object.entries(VERBS))('%s', (verb, outputs) => {
	it('has the same outputs in every service', () => {
		for (const { operation } of facesOf(verb)) expect(operation.kind === 'whole input' ? operation.outputs : ['Output']).toEqual(outputs);
	});

	it('calls the same thing by the same name, in the same unit', () => {
		expect(differences(verb, ({ displayName, type, typeOptions, required }) => [displayName, type, typeOptions, required])).toEqual([]);
	});

	it('has the same defaults', () => {
		expect(differences(verb, ({ name, default: value }) => (OWN_DEFAULTS.includes(name) ? null : value))).toEqual([]);
	});

	it('describes what is shared in the same words, with the same choices', () => {
		expect(differences(verb, ({ name, type, description, options }) => (OWN_WORDS.includes(name) ? null : [description, type === 'collection' || OWN_CHOICES.includes(name) ? null : options]))).toEqual([]);
	});

	it('shows the same things in the same order', () => {
		for (const one of facesOf(verb)) {
			for (const other of facesOf(verb)) {
				const [names, others] = [one, other].map((face) => parametersOf(face).map(({ name }) => name));
				expect(names.filter((name) => others.includes(name))).toEqual(others.filter((name) => names.includes(name)));
			}
		}
	});
});
