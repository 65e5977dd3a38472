import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What n8n makes reachable for a community node; anything else would fail to load there. */
const HOST_MODULES = ['n8n-workflow', 'zod', 'luxon', 'crypto', 'node:crypto'];

const PROBE = `
	const Module = require('module');
	const load = Module._load;
	const [folder, hostModules, file, name] = JSON.parse(process.argv[1]);
	Module._load = function (request, parent, isMain) {
		const ours = parent && parent.filename && parent.filename.startsWith(folder);
		if (ours && !request.startsWith('.') && !hostModules.includes(request)) throw new Error('imports ' + request);
		return load.call(this, request, parent, isMain);
	};
	const instance = new (require(file)[name])();
	process.stdout.write(instance.description ? instance.description.displayName : instance.displayName);
`;

/** Loads every node and credential of an unpacked tarball in a process of its own, with the modules of the host alone. */
export function loadPackage(folder, modules) {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const problems = Object.keys(manifest.dependencies ?? {}).map((name) => `package.json has a runtime dependency: ${name}`);
	const names = [...manifest.n8n.nodes, ...manifest.n8n.credentials].flatMap((file) => {
		const className = file.split('/').pop().split('.')[0];
		const argument = JSON.stringify([folder, HOST_MODULES, join(folder, file), className]);
		try {
			return execFileSync(process.execPath, ['-e', PROBE, argument], {
				encoding: 'utf8',
				env: { ...process.env, NODE_PATH: modules },
				stdio: ['ignore', 'pipe', 'pipe'],
			});
		} catch (error) {
			problems.push(`${file} does not load: ${error.stderr}`);
			return [];
		}
	});
	return { names, problems };
}
