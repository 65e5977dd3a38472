import type { INodeExecutionData } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { invoicePdf, wrongTotalPdf, type TestFile } from '../../support/testDocuments';
import { reportLine } from '../report';
import { Cluster } from './cluster';
import { sendThroughOutage, submitted, type Outage } from './outage';
import { READER } from './workflow';

const DOCUMENTS = 50;
/** Most of them are parked before the others come. */
const FIRST = 20;
/** How many executions a worker of n8n takes at once. */
const PLACES = 2 * 10;

describe('n8n in queue mode, of whose two workers one is killed and started again amid 50 durable waits', () => {
	let cluster: Cluster;
	let documents: TestFile[];
	let outage: Outage;

	beforeAll(async () => {
		documents = await Promise.all(Array.from({ length: DOCUMENTS }, async (_, index) => await (isWrong(index) ? wrongTotalPdf : invoicePdf)(`Q-${1001 + index}`)));
		// Longer than what the node waits for without parking, also on a busy machine.
		cluster = await Cluster.start({ credits: 1000, concurrentTasks: DOCUMENTS, processingMsPerPage: 80_000 });
		outage = await sendThroughOutage(cluster, documents, FIRST);
	});
	afterAll(async () => await cluster?.close());

	const items = (node: string): INodeExecutionData[] => outage.executions.flatMap((execution) => execution.items(node));
	const numbers = (node: string): unknown[] => items(node).map(({ json }) => json['Invoice Number']).sort();
	const expected = (wanted: (index: number) => boolean): string[] => documents.filter((_, index) => wanted(index)).map(({ name }) => name.replace('.pdf', ''));

	it('lets more executions wait in the database than the workers have places', () => {
		expect(outage.waitingAtKill.length).toBeGreaterThan(0);
		expect(outage.mostWaiting).toBeGreaterThan(PLACES);
		reportLine('queue', cluster, '50 documents, two workers', `${outage.mostWaiting} executions waited at once`);
	});

	it('brings each invoice to the end of the workflow exactly once', () => {
		expect(numbers('Book the Invoice')).toEqual(expected((index) => !isWrong(index)));
		expect(numbers('Ask a Person')).toEqual(expected(isWrong));
		for (const failed of ['Not Sent', 'Extraction Failed', 'Raise an Alert']) expect(items(failed)).toEqual([]);
	});

	it('has each page charged exactly once', () => {
		const { account, extractions } = cluster.sandbox.invoiceDataExtraction;
		expect(account).toMatchObject({ balance: 1000 - DOCUMENTS, reserved: 0 });
		expect(submitted(cluster).sort()).toEqual(documents.map(({ name }) => name));
		expect(extractions.every(({ status, creditsDeducted }) => status === 'completed' && creditsDeducted === 1)).toBe(true);
	});

	it('finishes what was parked when the worker was killed, without anybody doing anything, but for what n8n gives up', () => {
		const crashed = outage.lost.filter(({ hasCrashed }) => hasCrashed).map(({ id }) => id);
		const parked = outage.executions.filter(({ id }) => outage.waitingAtKill.includes(id));
		expect(parked).toHaveLength(outage.waitingAtKill.length);
		for (const { id, status } of parked) expect(status).toBe(crashed.includes(id) ? 'crashed' : 'success');
		expect(parked.some(({ status }) => status === 'success')).toBe(true);
	});

	it('finds what was submitted already when the documents that the killed worker had in hand come again', () => {
		const { lost, executions } = outage;
		const submittedBefore = lost.filter(({ hadSubmitted }) => hadSubmitted);
		expect(submittedBefore.length).toBeGreaterThan(0);
		// Its places, and now and then one that it was about to take or had just parked.
		expect(lost.filter(({ hasCrashed }) => !hasCrashed).length).toBeLessThan(PLACES);
		const failed = executions.filter(({ status }) => status !== 'success');
		expect(failed.map(({ id }) => id).sort()).toEqual(lost.map(({ id }) => id).sort());
		for (const { error } of failed.filter(({ status }) => status === 'error')) expect(error?.message).toContain('failed to be processed too many times');
		expect(executions).toHaveLength(DOCUMENTS + lost.length);
		const crashed = lost.filter(({ hasCrashed }) => hasCrashed);
		const numbers = `${outage.waitingAtKill.length} were parked; ${lost.length} given up and sent again, ${crashed.length} of them called crashed, ${submittedBefore.length} submitted before`;
		reportLine('queue', cluster, 'One worker killed and started again', numbers);
	});

	it('shares the work, so that one worker parks what the other finishes', () => {
		const { first, second } = outage.taken;
		const both = new Set(first.filter((id) => second.includes(id)));
		expect(both.size).toBeGreaterThan(0);
		reportLine('queue', cluster, 'Runs by worker', `${first.length} and ${second.length}; ${both.size} executions were worked on by both`);
	});

	it('survives the submit limit of the account, which the workers share without knowing of each other', () => {
		const refused = cluster.sandbox.requests.filter(({ status }) => status === 429).map(({ route }) => route);
		expect(refused).toContain('submit');
		const byRoute = [...new Set(refused)].map((route) => `${route} ${refused.filter((other) => other === route).length}`);
		reportLine('queue', cluster, 'Refused with 429, and asked again', byRoute.join(', '));
	});

	it('gives a later node the document of each row for review, out of the database', () => {
		const digests = new Map(documents.map(({ name, bytes }) => [name.replace('.pdf', ''), createHash('sha256').update(bytes).digest('hex')]));
		expect(items('Ask a Person').every(({ binary }) => binary?.data.id?.startsWith('database:'))).toBe(true);
		const read = items(READER).map(({ json }) => [json['Invoice Number'], json.sha256]);
		expect(read.sort()).toEqual(expected(isWrong).map((number) => [number, digests.get(number)]));
	});
});

function isWrong(index: number): boolean {
	return index % 5 === 4;
}
