import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { installHost } from '../../tools/n8nServer/install';
import { packNodes } from '../../tools/n8nServer/installNodes';
import { endStarted, STARTED_LIST } from '../../tools/n8nServer/started';
import { dovecotPath, postgresPath, redisPath } from '../e2e/parts';
import { withWorkspace } from '../e2e/workspace';
import type { Mode } from './plan';
import { soak } from './soak';
import { isClean, summary } from './summary';

const MODES: Record<string, Mode[]> = { regular: ['regular'], queue: ['queue'], both: ['regular', 'queue'] };

/** `npm run soak`: kills a real n8n again and again while documents come in, and counts what arrives and what is charged. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			kills: { type: 'string', default: '100' },
			mode: { type: 'string', default: 'both' },
			seed: { type: 'string', default: String(randomInt(1_000_000)) },
			pace: { type: 'string', default: '40' },
		},
	});
	const modes = MODES[values.mode];
	if (!modes) throw new Error(`--mode takes ${Object.keys(MODES).join(', ')}, not "${values.mode}"`);
	const kills = positive('kills', values.kills);
	const paceMs = positive('pace', values.pace) * 1000;
	const { seed } = values;
	// Before anything is packed: they say what to install.
	dovecotPath();
	if (modes.includes('queue')) for (const path of [redisPath, postgresPath]) path();

	console.log(`Seed ${seed}. The same again: npm run soak -- --mode ${values.mode} --kills ${kills} --pace ${values.pace} --seed ${seed}`);
	const results = await withWorkspace(async (folder, started) => {
		process.env[STARTED_LIST] = started;
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			process.once(signal, () => {
				endStarted(started);
				process.exit(1);
			});
		}
		process.env.E2E_TARBALL = await packNodes(folder);
		await installHost('newest', console.log);
		return await Promise.all(modes.map(async (mode, index) => await soak({ mode, seed, kills: share(kills, modes.length, index), paceMs, report: reporter(mode) })));
	});
	console.log(`\nSeed ${seed}\n\n${results.map(summary).join('\n\n')}`);
	process.exitCode = results.every(isClean) ? 0 : 1;
}

/** Says when, and of which n8n. */
function reporter(mode: Mode): (line: string) => void {
	const began = Date.now();
	return (line) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${mode.padEnd(7)}  ${line}`);
}

function share(kills: number, modes: number, index: number): number {
	return Math.floor(kills / modes) + (index < kills % modes ? 1 : 0);
}

function positive(name: string, text: string): number {
	if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} must be a whole number above 0, not "${text}"`);
	return Number(text);
}

main().catch((error: unknown) => {
	console.error(error);
	// Not later: the other mode's run may go on for long without its processes.
	process.exit(1);
});
