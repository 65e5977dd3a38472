import type { WorkflowRun } from '../../../tools/n8nEngine';
import { doubtful } from './support/documents';
import { changed, placesIn, WAYS } from './support/fields';
import { NODE, useJobs } from './support/fixture';
import { OTHERS, runOther, serviceOf } from './support/others';
import { allOf, jsonOf, rowsOf } from './support/seen';
import { SERVICES, type Service } from './support/services';

const fixture = useJobs();

/** Without these there is nothing to go on with: an error names them. All other fields may be missing, null or something else. */
const REQUIRED: Record<string, string[]> = {
	createSession: ['files', 'files.0', 'files.0.part_size'],
	partUrls: ['part_urls', 'part_urls.0', 'part_urls.0.part_number', 'part_urls.0.url'],
	completeUpload: ['success'],
	submit: ['extraction_id'],
	poll: ['status'],
	storageGet: ['0'],
	uploadInvoice: ['job_id', 'status'],
	getInvoice: ['status', 'result'],
	createBatch: ['batch_id'],
	getBatch: ['status', 'results', 'results.0', 'results.0.data'],
	operation: ['status', 'analyzeResult', 'analyzeResult.documents', 'analyzeResult.documents.0', 'analyzeResult.documents.0.fields'],
};

const UPLOADS = ['createSession', 'partUrls', 'completeUpload'];
const places = SERVICES.flatMap((service) => {
	const routes = [...(service.name === 'Invoice Data Extraction' ? UPLOADS : []), ...Object.values(service.routes)];
	return routes.filter((route) => route !== 'analyze').map((route) => [service.name, route, service] as const);
});

async function extract(service: Service, route: string, change: (answer: unknown) => unknown): Promise<WorkflowRun> {
	fixture().reset();
	// So that there are answers about work that goes on.
	fixture().takes(service, 60_000);
	fixture().faults(service).add({ route, kind: 'changed', change, times: 1000 });
	return await fixture().run(service, 'extract', { files: [doubtful('A-1')], options: service.node.description.name === 'invoiceParserPro' && service.isKeyed ? { includeBoundingBoxes: true } : {} });
}

/** Everything that is said of what failed. */
const wordsOf = (run: WorkflowRun): string => [run.error?.message, run.error?.description, ...jsonOf(allOf(run, NODE, 2)).map((json) => JSON.stringify(json))].join('\n');

/** The rows come out, none is lost. */
function hasRows(service: Service, run: WorkflowRun): boolean {
	const { extracted, needsReview, failed } = rowsOf(service, run);
	return !run.error && extracted.length + needsReview.length === 1 && failed.length === 0;
}

describe.each(places)('%s, an answer of %s', (_name, route, service) => {
	it('gives the rows without any of its fields but a few, and names those', async () => {
		const answers: unknown[] = [];
		await extract(service, route, (answer) => {
			answers.push(structuredClone(answer));
			return answer;
		});
		const paths = new Map(answers.flatMap((answer) => placesIn(answer).map((path) => [path.join('.'), path])));
		expect(paths.size).toBeGreaterThan(0);
		const required = REQUIRED[route] ?? [];
		const problems: string[] = [];
		for (const [place, path] of paths) {
			for (const [name, way] of Object.entries(WAYS)) {
				const run = await extract(service, route, (answer) => changed(answer, path, way));
				if (hasRows(service, run)) continue;
				const words = wordsOf(run);
				const field = path.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '';
				const isNamed = required.includes(place) && (words.includes(field) || /NOT_PROCESSED|NO_PART_URL|NO_ROWS|could not extract/.test(words));
				if (!isNamed) problems.push(`${place} ${name}: ${words.slice(0, 300)}`);
			}
		}
		expect(problems).toEqual([]);
	}, 300_000);
});

describe.each(OTHERS)('$service, an answer to $resource: $operation', (other) => {
	const ask = async (change: (answer: unknown) => unknown): Promise<WorkflowRun> => {
		fixture().reset();
		const json = (await other.made?.(fixture())) ?? {};
		fixture().faults(serviceOf(other.service)).add({ route: other.route, kind: 'changed', change, times: 1000 });
		return await runOther(fixture(), other, json);
	};

	it('gives what is there without any of its fields, or an error that names the field', async () => {
		let answer: unknown;
		expect((await ask((given) => (answer = structuredClone(given)))).error).toBeUndefined();
		const problems: string[] = [];
		for (const path of placesIn(answer)) {
			for (const [way, change] of Object.entries(WAYS)) {
				const run = await ask((given) => changed(given, path, change));
				const words = `${run.error?.message} ${run.error?.description}`;
				const field = path.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '';
				const isSound = run.error ? run.error.name === 'NodeApiError' && words.includes(field) : run.status === 'success';
				if (!isSound) problems.push(`${path.join('.')} ${way}: ${words.slice(0, 300)}`);
			}
		}
		expect(problems).toEqual([]);
	}, 300_000);
});
