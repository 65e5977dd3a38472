import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An n8n that the package is run in; each has a folder here whose package.json names its version. */
export type HostName = 'newest' | 'oldest';

export interface HostDefinition {
	name: HostName;
	/** Holds package.json, package-lock.json and .npmrc. */
	folder: string;
	/** As in 2.41.1. */
	n8nVersion: string;
}

/** The one place that knows the versions is `package.json` in the host's folder. */
export function hostDefinition(name: HostName): HostDefinition {
	const folder = join(__dirname, name);
	const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies: { n8n: string } };
	return { name, folder, n8nVersion: dependencies.n8n };
}
