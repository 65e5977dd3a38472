import type { IBinaryData } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { createWorkflowEngine, type BinaryMode } from '../../../tools/n8nEngine';
import { engineWith, probeWorkflow } from './support/probe';

describe.each<BinaryMode>(['default', 'filesystem'])('binary data, storage "%s"', (mode) => {
	it('is stored, read as a stream or a buffer, and written by the node', async () => {
		const engine = await engineWith(async function () {
			const source = this.helpers.assertBinaryData(0, 'data');
			const content = source.id
				? await text(await this.helpers.getBinaryStream(source.id, 4))
				: (await this.helpers.getBinaryDataBuffer(0, 'data')).toString();
			const copy = await this.helpers.prepareBinaryData(
				Readable.from([Buffer.from(content.toUpperCase())]),
				'copy.txt',
				'text/plain',
			);
			return [[{ json: { streamed: Boolean(source.id) }, binary: { copy } }]];
		}, mode);
		const data = await engine.storeBinary(Buffer.from('an invoice'), 'invoice.pdf');
		const run = await engine.run(probeWorkflow(), { inputItems: [{ json: {}, binary: { data } }] })
			.finished;
		expect(run.error).toBeUndefined();
		const [item] = run.output('First');
		const copy = item.binary?.copy as IBinaryData;
		expect(data).toMatchObject({ fileName: 'invoice.pdf', mimeType: 'application/pdf', bytes: 10 });
		expect(item.json.streamed).toBe(mode === 'filesystem');
		expect(copy.data).toBe(mode === 'filesystem' ? 'filesystem-v2' : 'QU4gSU5WT0lDRQ==');
		expect((await engine.readBinary(copy)).toString()).toBe('AN INVOICE');
	});
});

it('keeps stored files in a folder of its own and removes it', async () => {
	let path = '';
	const engine = await engineWith(async function () {
		path = this.helpers.getBinaryPath(this.helpers.assertBinaryData(0, 'data').id ?? '');
		return [[]];
	}, 'filesystem');
	const data = await engine.storeBinary(Buffer.from('an invoice'), 'invoice.pdf');
	await engine.run(probeWorkflow(), { inputItems: [{ json: {}, binary: { data } }] }).finished;
	expect(existsSync(path)).toBe(true);
	await expect(createWorkflowEngine({ binaryMode: 'default' })).rejects.toThrow('is still open');
	await engine.close();
	expect(existsSync(path)).toBe(false);
});

it('takes a stored file away from under its items', async () => {
	const engine = await engineWith(async function () {
		return [[{ json: { read: (await this.helpers.getBinaryDataBuffer(0, 'data')).toString() } }]];
	}, 'filesystem');
	const data = await engine.storeBinary(Buffer.from('an invoice'), 'invoice.pdf');
	const read = async () => await engine.run(probeWorkflow(), { inputItems: [{ json: {}, binary: { data } }] }).finished;
	expect((await read()).output('First')[0].json).toEqual({ read: 'an invoice' });
	engine.removeBinary(data);
	expect((await read()).status).toBe('error');
});
