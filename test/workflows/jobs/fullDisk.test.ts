import { canFillDisk, onFullDisk } from '../../support/fullDisk';
import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { FILE_PLACES } from './support/filePlaces';
import { NODE, typeOf, useJobs } from './support/fixture';
import { allOf, rowsOf } from './support/seen';
import { named, SERVICES } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const DONE = { extracted: ['A-1'], needsReview: [], failed: [] };
const onLinux = canFillDisk ? describe : describe.skip;

onLinux("when the disk of n8n's binary storage is full", () => {
	it.each(FILE_PLACES)('$service, $resource: $operation $parameters says so, asks once, and gets the file when there is room', async ({ service: name, resource, operation, parameters, route }) => {
		const service = SERVICES.find((each) => each.name === name)!;
		const sent = await fixture().run(service, 'submit', { files: [invoice('A-1')] });
		await fixture().clock.sleep(MINUTE);
		const node = { ...collector(NODE), type: typeOf(service.node), credentials: { [service.credential.name]: { id: '1', name: service.credential.name } }, parameters: { resource, operation, ...parameters } as never };
		const items = [{ json: allOf(sent)[0].json }];
		const download = async () => await (await fixture().startWorkflow(service, workflowOf([node]), { items })).finished;

		// The file is larger than what is left on the disk.
		fixture().faults(service).add({ route, kind: 'endless' });
		const run = await onFullDisk(download);
		expect(run.error?.message).toMatch(/^n8n's binary storage did not take the file \(E[A-Z]+\)/);
		expect(run.error?.description).toMatch(/^The disk of n8n may be full.*run the workflow again when there is room/);
		expect(fixture().server(service).requests.filter((request) => request.route === route)).toHaveLength(1);

		const again = await download();
		expect((await fixture().engine.readBinary(allOf(again)[0].binary!.data)).length).toBeGreaterThan(10);
	});

	it.each(named(SERVICES.filter(({ name }) => FILE_PLACES.some(({ service }) => service === name))))('%s: Extract gives the rows, and says which file is missing', async (_name, service) => {
		const [{ route }] = FILE_PLACES.filter((place) => place.service === service.name);
		fixture().faults(service).add({ route, kind: 'endless', match: 'csv' });
		const run = await onFullDisk(async () => await fixture().run(service, 'extract', { files: [invoice('A-1')], options: { alsoDownload: ['csv'], evidence: 'full' } }));
		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run)).toEqual(DONE);
		const missing = { format: 'csv', binaryField: null, code: 'FILE_NOT_STORED', message: expect.stringContaining('binary storage did not take the file') };
		expect(allOf(run)[0].json._extraction).toMatchObject({ manifest: { resultFiles: [missing] } });
		expect(service.charged(fixture())).toBe(1);
	});

	it('AI Leapers Invoice OCR, document: extractCsv keeps the file in the item, since it is paid for and nobody else has it', async () => {
		const service = SERVICES.find(({ name }) => name === 'AI Leapers Invoice OCR, one by one')!;
		const row = `A-1,${'x'.repeat(20 * 1024 * 1024)}`;
		fixture().faults(service).add({ route: 'extract', kind: 'changed', change: () => row });
		const node = { ...collector(NODE), type: typeOf(service.node), credentials: { [service.credential.name]: { id: '1', name: service.credential.name } }, parameters: { resource: 'document', operation: 'extractCsv' } };
		const run = await onFullDisk(async () => await (await fixture().startWorkflow(service, workflowOf([node]), { files: [invoice('A-1')] })).finished);
		const [{ binary, json }] = allOf(run);
		expect(json).toMatchObject({ fileName: 'A-1.pdf', csvFileName: 'A-1.csv' });
		expect(Buffer.from(binary!.data.data, 'base64').toString()).toContain(row);
		expect(service.charged(fixture())).toBe(1);
	});
});
