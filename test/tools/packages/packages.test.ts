import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import whole from '../../../package.json';
import { examplesOf } from '../../../tools/packages/examples';
import { loadNode, manifestOf } from '../../../tools/packages/manifest';
import { reachableFrom } from '../../../tools/packages/reachable';
import { SERVICE_PACKAGES, WITHOUT_SERVICE } from '../../../tools/packages/servicePackage';
import { changelogOf, readmeOf } from '../../../tools/packages/texts';

const ROOT = join(__dirname, '../../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SERVICES = SERVICE_PACKAGES.map(({ service }) => service);

it('every node of a service and every credential of the whole package is in exactly one package of a service', () => {
	const manifests = SERVICE_PACKAGES.map(manifestOf);
	const ofServices = whole.n8n.nodes.filter((path) => !WITHOUT_SERVICE.some((folder) => path.startsWith(`dist/nodes/${folder}/`)));
	expect(manifests.flatMap(({ n8n }) => n8n.nodes).sort()).toEqual(ofServices.sort());
	expect(manifests.flatMap(({ n8n }) => n8n.credentials).sort()).toEqual([...whole.n8n.credentials].sort());
});

it('marks in README.md and CHANGELOG.md name services', () => {
	const marks = [README, readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')].flatMap((text) => [...text.matchAll(/<!-- for: (.+?) -->/g)].flatMap(([, mark]) => mark.split(', ')));
	expect(marks.filter((mark) => ![...SERVICES, 'every package', 'the repository'].includes(mark))).toEqual([]);
});

describe.each(SERVICE_PACKAGES)('$name', (definition) => {
	const manifest = manifestOf(definition);
	const examples = examplesOf(definition);
	const readme = readmeOf(definition, examples.map(({ file, workflow }) => ({ file, name: workflow.name })));
	const others = SERVICE_PACKAGES.filter(({ service }) => service !== definition.service);

	it('says what the whole package says, under its own name', () => {
		expect(manifest).toMatchObject({ name: definition.name, version: whole.version, license: whole.license, peerDependencies: whole.peerDependencies });
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.n8n.strict).toBe(whole.n8n.strict);
		expect(README).toContain(`| \`${definition.name}\` | ${definition.title} |`);
	});

	it('holds no code of another service', () => {
		const sources = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((file) => file.replace(/^dist\/(.+)\.js$/, '$1.ts'));
		const files = reachableFrom(ROOT, sources);
		expect(files).toEqual(expect.arrayContaining([`nodes/${definition.service}/operations.ts`, 'nodes/shared/http/send.ts']));
		expect(files.filter((file) => others.some(({ service }) => file.startsWith(`nodes/${service}/`)))).toEqual([]);
	});

	it('has a README and a changelog about its service alone', () => {
		for (const text of [readme, changelogOf(definition)]) {
			const lines = text.split('\n');
			expect(lines.filter((line) => others.some(({ title }) => line.includes(title)))).toEqual([]);
			expect(lines.filter((line) => line.includes('<!-- for') || line.includes('npm run'))).toEqual([]);
		}
		const [{ name, operations }] = tableOf(definition.service);
		for (const operation of Object.values(operations)) expect(readme).toContain(`| ${name} | ${operation.name} |`);
		expect(readme).toContain(`package name \`${definition.name}\``);
		expect(changelogOf(definition)).toContain(`## ${whole.version}`);
	});

	it('leads no link to a file or heading that it does not have', () => {
		const shipped = ['LICENSE.md', 'CHANGELOG.md', ...examples.map(({ file }) => `examples/${file}`)];
		const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => `#${heading.toLowerCase().replaceAll(' ', '-')}`);
		const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
		const repository = whole.homepage.replace('#readme', '');
		expect(links.filter((link) => !/^https:/.test(link) && !shipped.includes(link) && !headings.includes(link))).toEqual([]);
		const files = links.flatMap((link) => new RegExp(`^${repository}/(?:blob|raw)/main/([^#]+)`).exec(link)?.[1] ?? []);
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	});

	it('has examples with its own nodes and credentials, the first of which extracts', () => {
		const types = manifest.n8n.nodes.map((path) => loadNode(path).description);
		expect(examples.map(({ file }) => file)).toContain('01-documents-to-rows.json');
		for (const { workflow } of examples) {
			const text = JSON.stringify(workflow);
			expect(text).not.toContain(`${whole.name}.`);
			const own = workflow.nodes.filter(({ type }) => type.startsWith(`${definition.name}.`));
			expect(own.length).toBeGreaterThan(0);
			for (const { type, credentials = {} } of own) {
				const description = types.find(({ name }) => type.split('.')[1].replace(/Tool$/, '') === name);
				const known = (description?.credentials ?? []).map(({ name }) => name);
				expect({ type, known }).toEqual({ type, known: expect.arrayContaining(Object.keys(credentials)) });
			}
		}
		const [extract] = examples[0].workflow.nodes.filter(({ type }) => type.startsWith(`${definition.name}.`));
		const { resource, operation } = extract.parameters as { resource: string; operation: string };
		expect(operationsOf(definition.service)[resource].operations[operation].outputs).toEqual(['Extracted', 'Review', 'Failed']);
	});
});

interface Resource {
	name: string;
	operations: Record<string, { name: string; outputs?: readonly string[] }>;
}

function operationsOf(service: string): Record<string, Resource> {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return (require(join(ROOT, 'nodes', service, 'operations.ts')) as { operations: Record<string, Resource> }).operations;
}

function tableOf(service: string): Resource[] {
	return Object.values(operationsOf(service));
}
