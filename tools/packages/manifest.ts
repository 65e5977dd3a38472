import type { INodeType } from 'n8n-workflow';
import { join } from 'node:path';

import whole from '../../package.json';
import type { ServicePackage } from './servicePackage';

const ROOT = join(__dirname, '../..');

/** The package.json of a package with one service; what is not about the service is as in the whole package. */
export function manifestOf({ service, name, description, keywords }: ServicePackage) {
	const { version, license, author, homepage, repository, bugs, engines, main, peerDependencies, n8n } = whole;
	const nodes = n8n.nodes.filter((path) => path.startsWith(`dist/nodes/${service}/`));
	if (nodes.length === 0) throw new Error(`package.json names no node of ${service}.`);
	return {
		name,
		version,
		description,
		license,
		author,
		homepage,
		repository,
		bugs,
		keywords: [...whole.keywords, ...keywords],
		engines,
		main,
		files: ['dist', 'examples', 'index.js', 'CHANGELOG.md'],
		n8n: { ...n8n, credentials: credentialsOf(nodes), nodes },
		peerDependencies,
	};
}

export type Manifest = ReturnType<typeof manifestOf>;

/** Makes the node in a built file from its source. */
export function loadNode(path: string): INodeType {
	const source = path.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const className = /([^/]+)\.node\.ts$/.exec(source)?.[1] ?? '';
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const classes = require(join(ROOT, source)) as Record<string, new () => INodeType>;
	return new classes[className]();
}

/** The files of the credentials that nodes name: n8n wants them to be called as their types. */
function credentialsOf(nodes: string[]): string[] {
	const types = new Set(nodes.flatMap((path) => (loadNode(path).description.credentials ?? []).map(({ name }) => name)));
	return [...types].map((type) => {
		const path = `dist/credentials/${type[0].toUpperCase()}${type.slice(1)}.credentials.js`;
		if (!whole.n8n.credentials.includes(path)) throw new Error(`package.json does not name ${path}.`);
		return path;
	});
}
