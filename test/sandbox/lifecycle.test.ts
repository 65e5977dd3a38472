import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { ObjectStore } from '../../sandbox/core/storage/objectStore';
import { Client } from './support/client';

const storeFolders = () =>
	readdirSync(tmpdir()).filter((name) => name.startsWith(`invoice-sandbox-${process.pid}-`));

describe('the sandbox from the command line', () => {
	const start = (...options: string[]) =>
		spawn(process.execPath, ['--import', 'tsx', join('sandbox', 'main.ts'), ...options], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});

	it('prints where it is and with which keys, and ends when it is told to', async () => {
		const sandbox = start('--port', '0', '--speed', '60', '--credits', '7');
		const lines: string[] = [];
		for await (const line of createInterface(sandbox.stdout)) {
			lines.push(line.trim());
			if (line.startsWith('sandbox/README.md')) break;
		}
		const value = (label: string) => lines.find((line) => line.startsWith(label))?.slice(label.length).trim() ?? '';
		const { statusCode, body } = await request(`${value('base URL')}/credits/balance`, {
			headers: { authorization: `Bearer ${value('API key')}` },
		});

		expect(statusCode).toBe(200);
		expect(await body.json()).toMatchObject({ credits_balance: 7 });
		sandbox.kill('SIGTERM');
		expect(await once(sandbox, 'exit')).toEqual([0, null]);
	});

	it('explains a wrong option', async () => {
		const sandbox = start('--speed', 'fast');
		const [[code], errors] = await Promise.all([
			once(sandbox, 'exit'),
			sandbox.stderr.toArray(),
		]);

		expect(code).toBe(1);
		expect(Buffer.concat(errors).toString()).toBe('--speed must be a positive number, not "fast"\n');
	});
});

describe('closing', () => {
	it('deletes what was uploaded, also in the middle of an extraction', async () => {
		const client = await Client.start();
		expect(storeFolders()).toHaveLength(1);
		await client.submit('s', await client.upload('s', { 'a.pdf': 'total: 1' }));
		await client.sandbox.close();

		expect(storeFolders()).toEqual([]);
	});

	it('waits for what is being written, and takes no more', async () => {
		const store = await ObjectStore.open();
		const body = new Readable({ read: () => undefined });
		const writing = store.write('a', body);
		const closing = store.close();
		body.push('text');
		body.push(null);

		expect(await writing).toMatchObject({ size: 4 });
		await closing;
		await expect(store.writeBytes('b', 'text')).rejects.toThrow('closed');
	});
});
