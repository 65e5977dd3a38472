import type { INodeExecutionData } from 'n8n-workflow';

import { sizeLimits } from '../../../nodes/shared/http/body';
import { timeLimits } from '../../../nodes/shared/http/timeLimit';
import type { Fault } from '../../../sandbox/core/faults';
import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { expectClear } from './support/faultWays';
import { FILE_PLACES, type FilePlace } from './support/filePlaces';
import { NODE, typeOf, useJobs } from './support/fixture';
import { allOf } from './support/seen';
import { SERVICES } from './support/services';

const fixture = useJobs();

/** What may come in the place of a file, with the status of a success. */
const WRONG: Record<string, Omit<Fault, 'route'>> = {
	'a web page': { kind: 'html', status: 200 },
	'other JSON': { kind: 'wrongShape' },
	'nothing': { kind: 'empty' },
	'half of it': { kind: 'truncatedJson' },
};

const NAMES = { xlsx: 'an Excel file', csv: 'a CSV file', json: 'a JSON file with rows' };

async function download({ service: name, resource, operation, parameters, route }: FilePlace, fault?: Omit<Fault, 'route'>) {
	const service = SERVICES.find((each) => each.name === name) as (typeof SERVICES)[number];
	const sent = await fixture().run(service, 'submit', { files: [invoice('A-1')] });
	await fixture().clock.sleep(60_000);
	const [item] = allOf(sent);
	if (fault) fixture().faults(service).add({ route, times: 1000, ...fault });
	const node = { ...collector(NODE), type: typeOf(service.node), credentials: { [service.credential.name]: { id: '1', name: service.credential.name } }, parameters: { resource, operation, ...parameters } as never };
	const items: INodeExecutionData[] = [{ json: item.json }];
	const run = await (await fixture().startWorkflow(service, workflowOf([node]), { items })).finished;
	const asked = fixture().server(service).requests.filter((request) => request.route === route).length;
	return { service, run, asked };
}

describe.each(FILE_PLACES.map((place) => [`${place.service}, ${place.resource}: ${place.operation} ${JSON.stringify(place.parameters)}`, place] as const))('%s', (_what, place) => {
	it('gives the file', async () => {
		const { run } = await download(place);
		expect(run.error).toBeUndefined();
		const [{ binary }] = allOf(run);
		expect((await fixture().engine.readBinary(binary!.data)).length).toBeGreaterThan(10);
	});

	// Nobody can say of half a CSV file that it is not a whole one.
	it.each(Object.entries(WRONG).filter(([name]) => !(place.format === 'csv' && name === 'half of it')))('stores no %s in its place, and says what came', async (name, fault) => {
		const { service, run, asked } = await download(place, fault);
		expectClear(fixture(), service, run);
		const told = { 'a web page': ': a web page came', 'other JSON': ': JSON came', 'nothing': 'is empty', 'half of it': 'its end is missing' }[name] ?? '';
		const isJsonAsJson = place.format === 'json' && name === 'other JSON';
		expect(run.error?.message).toContain(NAMES[place.format]);
		expect(run.error?.message).toContain(isJsonAsJson ? 'JSON came' : told);
		expect(run.error?.description).toMatch(/^Nothing was stored\. .*Code: (WRONG_FILE|EMPTY_FILE)/);
		// What may be a hiccup is tried again, what would come again is not.
		expect(asked).toBe(['nothing', 'half of it'].includes(name) ? 6 : 1);
	});
});

describe('a file whose connection ends in its middle', () => {
	it.each(FILE_PLACES)('is begun again at $route, $format, and comes whole', async (place) => {
		const whole = await download(place);
		fixture().reset();
		const { run, asked } = await download(place, { kind: 'cutOff', times: 1 });
		const contents = await Promise.all([whole.run, run].map(async (done) => (await fixture().engine.readBinary(allOf(done)[0].binary!.data)).length));
		expect(contents[1]).toBe(contents[0]);
		expect(asked).toBe(2);
	});

	it.each(FILE_PLACES)('is not stored as half a file at $route, $format', async (place) => {
		const { service, run, asked } = await download(place, { kind: 'cutOff' });
		expectClear(fixture(), service, run);
		expect(run.error).toMatchObject({ message: expect.stringMatching(/broke/), description: expect.stringMatching(/DOWNLOAD_BROKEN|NETWORK_ERROR|ECONNRESET/) });
		expect(asked).toBe(6);
	});
});

describe('a file without an end', () => {
	const real = { sizes: { ...sizeLimits }, times: { ...timeLimits } };
	afterEach(() => {
		Object.assign(sizeLimits, real.sizes);
		Object.assign(timeLimits, real.times);
	});

	it.each(FILE_PLACES)('is given up at its limit at $route, $format, and begun once', async (place) => {
		sizeLimits.file = 200 * 1024;
		const { run, asked } = await download(place, { kind: 'endless' });
		expect(run.error).toMatchObject({ message: 'The file is larger than 204800 bytes, the most that the node takes', description: expect.stringContaining('ANSWER_TOO_LARGE') });
		expect(asked).toBe(1);
	});

	it.each(FILE_PLACES)('that drips is given up in its time at $route, $format, and begun once', async (place) => {
		timeLimits.storage = 300;
		const { run, asked } = await download(place, { kind: 'drip' });
		expect(run.error).toMatchObject({ message: expect.stringContaining('did not come to the end of its answer'), description: expect.stringContaining('ANSWER_TOO_SLOW') });
		expect(asked).toBe(1);
	});
});

describe('an error of the service with the status of a success', () => {
	it.each(FILE_PLACES.filter(({ route }) => route.startsWith('download')))('is told as what it is at $route, $parameters.format', async (place) => {
		const change = () => ({ success: false, error: { code: 'JOB_NOT_FOUND', message: 'The job is gone.' } });
		const { run } = await download(place, { kind: 'changed', change });
		expect(run.error).toMatchObject({ message: 'The job is gone', description: expect.stringContaining('JOB_NOT_FOUND') });
	});
});

describe('AI Leapers Invoice OCR, document: extractCsv', () => {
	const service = SERVICES.find(({ name }) => name === 'AI Leapers Invoice OCR, one by one') as (typeof SERVICES)[number];

	const ways = Object.entries({ ...WRONG, 'connection that ends in its middle': { kind: 'cutOff' } as const });
	it.each(ways.filter(([name]) => name !== 'half of it'))('gives no %s as a CSV file, and does not send the document again', async (_name, fault) => {
		fixture().faults(service).add({ route: 'extract', times: 1000, ...fault });
		const node = { ...collector(NODE), type: typeOf(service.node), credentials: { [service.credential.name]: { id: '1', name: service.credential.name } }, parameters: { resource: 'document', operation: 'extractCsv' } };
		const run = await (await fixture().startWorkflow(service, workflowOf([node]), { files: [invoice('A-1')] })).finished;
		expect([run.error, allOf(run, NODE, 0)]).toEqual([undefined, []]);
		expect(allOf(run, NODE, 1).map(({ json }) => json)).toEqual([expect.objectContaining({ fileName: 'A-1.pdf', code: expect.stringMatching(/OUTCOME_UNKNOWN|WRONG_FILE/) })]);
		expect(fixture().requests(service, 'submit')).toHaveLength(1);
	});
});
