import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { N8nProcess } from '../../../tools/n8nServer/n8nProcess';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-process-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

/** Starts what stands in for n8n: it notes its ports, and ends with what it is told to say, or serves. */
async function start(says: string[]): Promise<N8nProcess> {
	const n8nScript = join(folder, 'n8n.js');
	await writeFile(
		n8nScript,
		`const fs = require('fs');
		const file = ${JSON.stringify(join(folder, 'starts'))};
		const starts = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\\n').length : 0;
		fs.appendFileSync(file, process.env.N8N_PORT + ' ' + process.env.N8N_RUNNERS_BROKER_PORT + '\\n');
		const says = ${JSON.stringify(says)}[starts];
		if (says) { console.log(says); process.exit(1); }
		require('http').createServer(({ url }, answer) => {
			answer.setHeader('content-type', url === '/signin' ? 'text/html' : 'application/json');
			answer.end('{}');
		}).listen(process.env.N8N_PORT, '127.0.0.1');`,
	);
	const runtime = { executable: process.execPath, version: process.version, binFolder: dirname(process.execPath) };
	const host = { name: 'newest', n8nVersion: '9.9.9', folder, runtime, n8nScript } as const;
	return await N8nProcess.start({ host, userFolder: folder, filesFolder: folder });
}

async function startedWith(): Promise<string[]> {
	return (await readFile(join(folder, 'starts'), 'utf8')).trim().split('\n');
}

const TAKEN = "n8n's port 5678 is already in use. Do you have another instance of n8n running already?";

describe('the start of an n8n', () => {
	it('is tried with other ports where one was taken meanwhile', async () => {
		const n8n = await start([TAKEN, TAKEN.replace("n8n's", "n8n Task Broker's")]);
		const tried = await startedWith();
		await n8n.kill();

		expect(tried).toHaveLength(3);
		expect(new Set(tried.flatMap((ports) => ports.split(' '))).size).toBe(6);
		expect(n8n.port).toBe(Number(tried[2].split(' ')[0]));
	});

	it('is given up where ports are taken again and again, with what n8n said', async () => {
		await expect(start([TAKEN, TAKEN, TAKEN, ''])).rejects.toThrow(TAKEN);
		expect(await startedWith()).toHaveLength(3);
	});

	it('is not tried again where it failed for another reason', async () => {
		await expect(start(['The database is broken', ''])).rejects.toThrow(/ended before it was ready.*\n.*The database is broken/);
		expect(await startedWith()).toHaveLength(1);
	});
});
