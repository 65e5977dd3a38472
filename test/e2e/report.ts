import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Execution } from '../../tools/n8nServer/execution';
import type { Instance } from './instance';

/** Holds what the last run did: the report, logs and pictures. */
export const REPORT_FOLDER = join(__dirname, '../../e2e-report');
const FILE = join(REPORT_FOLDER, 'runs.jsonl');

interface Entry {
	part: string;
	n8n: string;
	node: string;
	mode: string;
	workflow: string;
	items: string;
}

export function emptyReport(): void {
	rmSync(REPORT_FOLDER, { recursive: true, force: true });
	mkdirSync(REPORT_FOLDER, { recursive: true });
}

/** Notes a workflow that ran to its end, with the items that came out of each of the nodes. */
export function reportRun(part: string, instance: Pick<Instance, 'host' | 'binaryMode'>, workflow: string, execution: Execution, nodes = execution.nodes): void {
	const items = nodes.map((node) => `${node} ${execution.outputs(node).map((output) => output.length).join('/') || '-'}`).join(', ');
	reportLine(part, instance, workflow, items);
}

/** Notes anything else that was shown. */
export function reportLine(part: string, { host, binaryMode }: Pick<Instance, 'host' | 'binaryMode'>, workflow: string, items: string): void {
	const entry: Entry = { part, n8n: host.n8nVersion, node: host.runtime.version, mode: binaryMode, workflow, items };
	appendFileSync(FILE, `${JSON.stringify(entry)}\n`);
}

/** What was noted, as text for a person: by part, n8n and mode, however the suites ran beside each other. */
export function readReport(): string {
	if (!existsSync(FILE)) return 'Nothing ran.';
	const groups = new Map<string, string[]>();
	for (const line of readFileSync(FILE, 'utf8').trim().split('\n')) {
		const { part, n8n, node, mode, workflow, items } = JSON.parse(line) as Entry;
		const heading = `${part}: n8n ${n8n} on Node.js ${node}, binary data ${mode === 'default' ? 'in memory' : `in the ${mode}`}`;
		const lines = groups.get(heading) ?? [];
		lines.push(`  ${workflow}`, `    ${items}`);
		groups.set(heading, lines);
	}
	return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([heading, lines]) => [heading, ...lines].join('\n')).join('\n\n');
}
