import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import whole from '../../package.json';
import { absoluteLinks } from './links';
import { loadNode, manifestOf } from './manifest';
import { selectText } from './selectText';
import type { ServicePackage } from './servicePackage';

const ROOT = join(__dirname, '../..');
const REPOSITORY = whole.homepage.replace(/#.*$/, '');

/**
 * The README of a package with one service: what README.md says for it.
 * @param examples the files and names of its examples
 */
export function readmeOf(definition: ServicePackage, examples: Array<{ file: string; name: string }>): string {
	const { name, description, service } = definition;
	const nodes = manifestOf(definition).n8n.nodes.map((path) => `*${loadNode(path).description.displayName}*`);
	const selected = selectText(readFileSync(join(ROOT, 'README.md'), 'utf8'), service).replaceAll(`\`${whole.name}\``, `\`${name}\``);
	const [license, ...sections] = selected.split(/^(?=## )/m).reverse();
	const text = [
		`# ${name}\n\n${description}.\n\n`,
		`It holds ${nodes.join(' and ')}. [${whole.name}](${REPOSITORY}#readme) has the same for other services too: nodes that share outputs, options and the reasons `,
		`for review. [Which one to install](${REPOSITORY}#one-service-alone) matters only where you use several.\n\n`,
		...sections.reverse(),
		`## Examples\n\nImport one in n8n's editor. [The examples' guide](examples/README.md) says what they need and what comes out.\n\n`,
		...examples.map((example) => `- [${example.name}](examples/${example.file})\n`),
		`\n${license}`,
	];
	return absoluteLinks(text.join(''), REPOSITORY);
}

/** The changelog of a package with one service: what CHANGELOG.md says for it. */
export function changelogOf({ service }: ServicePackage): string {
	return absoluteLinks(selectText(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), service), REPOSITORY);
}
