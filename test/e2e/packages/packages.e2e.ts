import whole from '../../../package.json';
import { adapt } from '../../../tools/n8nServer/adapt';
import { examplesOf } from '../../../tools/packages/examples';
import { SERVICE_PACKAGES, type ServicePackage } from '../../../tools/packages/servicePackage';
import { expectOnBranches } from '../examples/arrivals';
import { runExample } from '../examples/runExample';
import { Instance } from '../instance';
import { reportRun } from '../report';

const [dataExtraction, parserPro, aiLeapers] = SERVICE_PACKAGES;
/** Made before anything runs: it takes a while, in which no connection to n8n is looked after. */
const FIRST_EXAMPLES = new Map(SERVICE_PACKAGES.map((definition) => [definition, examplesOf(definition)[0]]));
const BRANCHES = ['Book the Invoice', 'Ask a Person', 'Raise an Alert'] as const;

/** Executes the first example of a package, and expects of its items the fields that n8n has shown before. */
async function runFirstExample(instance: Instance, definition: ServicePackage): Promise<void> {
	const { file, workflow } = FIRST_EXAMPLES.get(definition)!;
	const { resource, operation } = definition.extract;
	const { type } = workflow.nodes.find((node) => node.type.startsWith(definition.name))!;
	const { properties } = await instance.api.outputSchema(type, resource, operation);
	const { id } = await instance.api.createWorkflow(adapt({ ...workflow, name: `${definition.name} ${workflow.name}` }, instance));
	const execution = await instance.api.executionWhen(await instance.api.run(id, 'When Clicked'));
	reportRun('packages', instance, `${definition.name}: ${file}`, execution);
	await expectOnBranches(execution, ...BRANCHES);
	for (const { json } of BRANCHES.slice(0, 2).flatMap((node) => execution.items(node))) expect(Object.keys(json)).toEqual(expect.arrayContaining(Object.keys(properties)));
}

/** The types of our nodes, those for agents left out. */
async function typesOf({ api }: Instance): Promise<string[]> {
	const names = (await api.nodeTypes()).map(({ name }) => name);
	return names.filter((name) => /^n8n-nodes-(?!base\.)/.test(name) && !name.endsWith('Tool')).sort();
}

let instance: Instance;
afterEach(async () => await instance?.close());

async function start(host: 'newest' | 'oldest', ...packages: string[]): Promise<void> {
	instance = await Instance.start({ host, packages });
	await instance.writeDocuments();
}

it('the package of one service alone brings its nodes and credential, and runs its example', async () => {
	await start('oldest', aiLeapers.name);
	expect(await typesOf(instance)).toEqual([`${aiLeapers.name}.aiLeapersInvoiceOcr`, `${aiLeapers.name}.aiLeapersInvoiceOcrTrigger`]);
	expect(Object.keys(instance.credentials)).toEqual(['aiLeapersInvoiceOcrApi']);
	expect(await instance.api.testCredential(instance.credentials.aiLeapersInvoiceOcrApi)).toMatchObject({ status: 'OK' });
	await runFirstExample(instance, aiLeapers);
});

it('those of two services run their examples beside each other', async () => {
	await start('newest', dataExtraction.name, parserPro.name);
	expect(await typesOf(instance)).toEqual([
		`${dataExtraction.name}.invoiceDataExtraction`,
		`${parserPro.name}.invoiceParserPro`,
		`${parserPro.name}.invoiceParserProTrigger`,
	]);
	await runFirstExample(instance, dataExtraction);
	await runFirstExample(instance, parserPro);
});

it('the whole package stands between two others: each brings its nodes, and credentials serve either', async () => {
	// n8n loads packages by their names, and of two credentials of the same type it takes the last.
	expect([aiLeapers.name, whole.name, parserPro.name].sort()[1]).toBe(whole.name);
	await start('newest', whole.name, aiLeapers.name, parserPro.name);
	const types = await typesOf(instance);
	expect(types).toHaveLength(whole.n8n.nodes.length + 4);
	for (const credential of Object.values(instance.credentials)) expect(await instance.api.testCredential(credential)).toMatchObject({ status: 'OK' });
	await runFirstExample(instance, parserPro);
	const execution = await runExample(instance, '06-compare-services.json');
	expect(execution.error).toBeUndefined();
	const compared = execution.items('Compare Field by Field').map(({ json }) => json);
	expect(compared).toHaveLength(9);
	expect(compared.filter(({ agree }) => agree !== true)).toEqual([]);
});
