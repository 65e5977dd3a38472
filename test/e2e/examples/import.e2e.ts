import type { IRun } from 'n8n-workflow';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { adapt } from '../../../tools/n8nServer/adapt';
import { runN8nCommand } from '../../../tools/n8nServer/n8nCommand';
import { readWorkflowFile } from '../../../tools/n8nServer/workflowFile';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { reportLine } from '../report';
import { filesFor } from './arrivals';
import { EXAMPLES_FOLDER } from './runExample';

describe.each(['newest', 'oldest'] as const)("the %s n8n's own commands", (host) => {
	let instance: Instance;
	const n8n = async (...args: string[]) => {
		const { filesFolder, userFolder } = instance;
		return await runN8nCommand({ host: instance.host, filesFolder, userFolder }, args);
	};

	beforeAll(async () => {
		instance = await Instance.start({ host });
		await instance.writeDocuments();
		// Its data is used by one n8n at a time.
		await instance.n8n.stop();
	});
	afterAll(async () => await instance?.close());

	it('import every example', async () => {
		const files = (await readdir(EXAMPLES_FOLDER)).filter((file) => file.endsWith('.json'));
		const names = await Promise.all(files.map(async (file) => (await readWorkflowFile(join(EXAMPLES_FOLDER, file))).name));
		expect(new Set(names).size).toBe(files.length);
		await n8n('import:workflow', '--separate', `--input=${EXAMPLES_FOLDER}`);
		const listed = (await n8n('list:workflow')).split('\n').filter((line) => line.includes('|'));
		expect(listed.map((line) => line.slice(line.indexOf('|') + 1)).sort()).toEqual(names.sort());
		reportLine('examples', instance, 'n8n import:workflow', `${names.length} examples`);
	});

	it('execute 01, with every document on its output', async () => {
		const folder = join(instance.folder, 'to-import');
		const example = await readWorkflowFile(join(EXAMPLES_FOLDER, '01-documents-to-rows.json'));
		await mkdir(folder);
		await writeFile(join(folder, '01.json'), JSON.stringify({ ...adapt(example, instance), id: 'example01', active: false }));
		await n8n('import:workflow', `--input=${join(folder, '01.json')}`);

		const printed = await n8n('execute', '--id=example01', '--rawOutput');
		const { status, data } = JSON.parse(objectIn(printed)) as Pick<IRun, 'status' | 'data'>;
		expect(status).toBe('success');
		const outputs = data.resultData.runData['Extract Invoices'][0].data?.main ?? [];
		const [extracted, needsReview, failed] = outputs.map((items) => (items ?? []).map(fileOf));
		expect([extracted, needsReview, failed].map(({ length }) => length)).toEqual([7, 2, 2]);
		expect(failed.sort()).toEqual(await filesFor('failed'));
		expect([...extracted, ...needsReview].sort()).toEqual([...(await filesFor('extracted')), ...(await filesFor('needsReview'))].sort());
		reportLine('examples', instance, 'n8n execute, 01-documents-to-rows.json', `${extracted.length}/${needsReview.length}/${failed.length}`);
	});
});

/** The object that n8n prints, indented: it logs to the same output, before it and, where it takes long to end, behind it. */
function objectIn(printed: string): string {
	const [json] = /^\{\n[^]*?\n\}$/m.exec(printed) ?? [];
	if (json === undefined) throw new Error(`n8n printed no object: ${printed.slice(-1000)}`);
	return json;
}
