import { once } from 'node:events';
import { connect } from 'node:net';
import { request } from 'undici';

import { signatureOf } from '../../../sandbox/services/invoiceParserPro/deliveries';
import type { ActiveTrigger } from '../../../tools/n8nEngine';
import { invoice } from './support';
import { useTrigger } from './triggerFixture';

const fixture = useTrigger();

const bodyOf = (job: string) => JSON.stringify({ event: 'job.completed', data: { job_id: job } });

async function deliver(job: string, changed: Record<string, string> = {}): Promise<{ status: number; repeated: boolean }> {
	const body = bodyOf(job);
	const headers = { 'content-type': 'application/json', 'x-ipp-signature': signatureOf(body, fixture().secret, ''), ...changed };
	const { statusCode, body: answer } = await request(String(fixture().trigger?.url), { method: 'POST', headers, body });
	const { repeated = false } = (await answer.json()) as { repeated?: boolean };
	return { status: statusCode, repeated };
}

/** Sends the headers of a delivery and so much of its body, and hangs up. */
async function hangUp(job: string, bytes?: number): Promise<void> {
	const body = bodyOf(job);
	const { hostname, port, pathname } = new URL(String(fixture().trigger?.url));
	const socket = connect(Number(port), hostname);
	await once(socket, 'connect');
	const head = [`POST ${pathname} HTTP/1.1`, `host: ${hostname}:${port}`, 'content-type: application/json', `content-length: ${body.length}`];
	socket.write(`${[...head, `x-ipp-signature: ${signatureOf(body, fixture().secret, '')}`].join('\r\n')}\r\n\r\n${body.slice(0, bytes)}`);
	await new Promise(setImmediate);
	socket.destroy();
}

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise(setImmediate);
}

const jobs = ['job-1', 'job-2', 'job-3', 'job-4', 'job-5'];
const startedJobs = async () => (await fixture().outputs()).map(([[item]]) => item.json.jobId).sort();

describe('deliveries that come at once', () => {
	beforeEach(async () => void (await fixture().activate({ fetchResult: false })));

	it('start the workflow once each, however often each of them comes', async () => {
		const answers = await Promise.all([...jobs, ...jobs, ...jobs, ...jobs].map(async (job) => await deliver(job)));
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(jobs.length);
		expect(await startedJobs()).toEqual(jobs);
	});

	it('are all known again after a restart of n8n', async () => {
		await Promise.all(jobs.map(async (job) => await deliver(job)));
		const { staticData, stop } = fixture().trigger as ActiveTrigger;
		await stop();
		await fixture().activate({ fetchResult: false }, staticData);
		const again = await Promise.all(jobs.map(async (job) => await deliver(job)));
		expect(again.filter(({ repeated }) => !repeated)).toEqual([]);
		expect(await startedJobs()).toEqual(jobs);
	});

	it('start it when the first of them could not be stored', async () => {
		let failures = 1;
		fixture().beforeStart = () => {
			if (failures-- > 0) throw new Error('The database is locked');
		};
		const statuses = (await Promise.all([deliver('job-1'), deliver('job-1'), deliver('job-1')])).map(({ status }) => status);
		expect(statuses.sort()).toEqual([200, 200, 500]);
		expect(await startedJobs()).toEqual(['job-1']);
	});

	it('do not keep one that was cut off from coming again', async () => {
		await Promise.all([hangUp('job-1', 20), hangUp('job-1', 0), hangUp('job-1', bodyOf('job-1').length - 1)]);
		expect(fixture().started).toEqual([]);
		expect(await deliver('job-1')).toEqual({ status: 200, repeated: false });
		expect(await startedJobs()).toEqual(['job-1']);
	});
});

it('a sender that hangs up while the result is fetched, and delivers again, starts the workflow once', async () => {
	await fixture().calls.upload(invoice('A-1'));
	await fixture().settle();
	const [{ id }] = fixture().pro.jobs;
	await fixture().activate({ fetchResult: true });
	const { clock, sandbox } = fixture().service;
	const looks = () => fixture().service.requests('getInvoice').length;
	sandbox.faults.add({ route: 'getInvoice', kind: 'delay', delayMs: 5_000 });
	const release = clock.hold();
	await hangUp(id);
	await until(() => looks() > 0);
	const again = [deliver(id), deliver(id)];
	// Answered after those have come.
	expect(await deliver('another', { 'x-ipp-signature': 'forged' })).toMatchObject({ status: 401 });
	release();
	expect(await Promise.all(again)).toEqual([{ status: 200, repeated: true }, { status: 200, repeated: true }]);
	expect(looks()).toBe(1);
	const [[[item]], ...others] = await fixture().outputs();
	expect(item.json).toMatchObject({ invoice_number: 'A-1' });
	expect(others).toEqual([]);
});
