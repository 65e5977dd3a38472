import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endStarted, noteStarted, STARTED_LIST } from '../../../tools/n8nServer/started';

const folder = mkdtempSync(join(tmpdir(), 'invoice-extraction-started-'));
const list = join(folder, 'list');
const others: ChildProcess[] = [];

afterEach(() => delete process.env[STARTED_LIST]);
afterAll(() => {
	for (const child of others) child.kill('SIGKILL');
	rmSync(folder, { recursive: true });
});

/** A process that ends only when somebody ends it. */
function start(): ChildProcess {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: { ...process.env }, stdio: 'ignore', detached: true });
	child.unref();
	return child;
}

it('ends what was noted, with its group', async () => {
	process.env[STARTED_LIST] = list;
	const children = [start(), start()];
	noteStarted(children[0], true);
	noteStarted(children[1], false);
	const ended = Promise.all(children.map(async (child) => await once(child, 'exit')));
	endStarted(list);
	expect(await ended).toEqual([[null, 'SIGKILL'], [null, 'SIGKILL']]);
});

it('leaves alone a process that has got the number of one that has ended', () => {
	const stranger = start();
	others.push(stranger);
	appendFileSync(list, `${stranger.pid}\n`);
	endStarted(list);
	expect(process.kill(stranger.pid as number, 0)).toBe(true);
	expect(stranger.signalCode).toBeNull();
});

it('notes nothing where nobody wants to know, and has nothing to end then', () => {
	const child = start();
	others.push(child);
	noteStarted(child, true);
	expect(() => endStarted(join(folder, 'no-list'))).not.toThrow();
});
