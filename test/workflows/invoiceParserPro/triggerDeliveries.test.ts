import { request } from 'undici';

import { signatureOf } from '../../../sandbox/services/invoiceParserPro/deliveries';
import { invoice } from './support';
import { useTrigger } from './triggerFixture';

const fixture = useTrigger();

/** A delivery as the service makes it, or as somebody else would. */
async function deliver(body: string, headers: Record<string, string>): Promise<number> {
	const { statusCode, body: answer } = await request(String(fixture().trigger?.url), {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});
	await answer.dump();
	return statusCode;
}

const signed = (body: string, prefix = '') => ({ 'x-ipp-signature': signatureOf(body, fixture().secret, prefix) });

describe('a delivery', () => {
	const body = JSON.stringify({ event: 'job.completed', data: { job_id: 'job-1' } });
	beforeEach(async () => void (await fixture().activate({ fetchResult: false })));

	it('with the right signature is taken', async () => {
		expect(await deliver(body, signed(body))).toBe(200);
		expect(await deliver(body.replace('job-1', 'job-2'), signed(body.replace('job-1', 'job-2'), 'sha256='))).toBe(200);
		expect(fixture().started).toHaveLength(2);
	});

	it.each([
		['forged: signed with another secret', () => deliver(body, { 'x-ipp-signature': signatureOf(body, 'whsec_other', '') })],
		['unsigned', () => deliver(body, {})],
		['with an empty signature', () => deliver(body, { 'x-ipp-signature': '' })],
		['with half a signature', () => deliver(body, { 'x-ipp-signature': signatureOf(body, fixture().secret, '').slice(0, 32) })],
		['tampered with', () => deliver(body.replace('job-1', 'job-9'), signed(body))],
		['whose white space was changed', () => deliver(`${body} `, signed(body))],
		['truncated', () => deliver(body.slice(0, -10), signed(body))],
		['empty', () => deliver('', signed(body))],
	])('%s is refused with 401 and starts nothing', async (_, attempt) => {
		expect(await attempt()).toBe(401);
		expect(fixture().started).toEqual([]);
	});

	it('signed but no JSON is refused with 400', async () => {
		expect(await deliver('no json', signed('no json'))).toBe(400);
		expect(fixture().started).toEqual([]);
	});

	it('that comes again is answered, and starts nothing more', async () => {
		expect(await deliver(body, signed(body))).toBe(200);
		expect(await deliver(body, signed(body))).toBe(200);
		expect(fixture().started).toHaveLength(1);
	});

	it('of the other end of a job is no repeat', async () => {
		const other = body.replace('completed', 'failed');
		await deliver(body, signed(body));
		await deliver(other, signed(other));
		expect(fixture().started).toHaveLength(2);
	});

	it('repeated by the service starts the workflow once', async () => {
		fixture().settings.repeatDeliveries = 2;
		await fixture().calls.upload(invoice('A-1'));
		await fixture().settle();
		expect(fixture().started).toHaveLength(1);
		expect(fixture().pro.webhooks[0].failureCount).toBe(0);
	});

	it('of an event that was not chosen starts nothing', async () => {
		await fixture().trigger?.deactivate();
		await fixture().activate({ fetchResult: false, events: ['batch.completed'] });
		expect(await deliver(body, signed(body))).toBe(200);
		expect(fixture().started).toEqual([]);
	});

	it('after the secret was forgotten is refused', async () => {
		const before = signed(body);
		delete fixture().kept.secret;
		expect(await deliver(body, before)).toBe(401);
	});

	it('in another likely shape is understood', async () => {
		const flat = JSON.stringify({ type: 'batch.completed', batch_id: 'b-1' });
		expect(await deliver(flat, signed(flat))).toBe(200);
		expect((await fixture().outputs())[0][0][0].json).toMatchObject({ event: 'batch.completed', batchId: 'b-1', jobId: null });
	});
});
