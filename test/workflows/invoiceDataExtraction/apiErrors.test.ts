import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();
const service = () => fixture().sandbox.invoiceDataExtraction;

/** What the user sees of an execution that fails. */
async function shown(trial: Parameters<ReturnType<typeof fixture>['extract']>[1] = {}) {
	const { run, ...outputs } = await fixture().extract([await invoicePdf('A-1'), await invoicePdf('A-2')], trial);
	expect(run.status).toBe('error');
	expect(Object.values(outputs).flat()).toEqual([]);
	return run.error;
}

describe('a key that the service does not accept', () => {
	it.each([
		['UNAUTHENTICATED', 'ide-sandbox-unknown', 'The key of the credential was not accepted', 'Check the API key in the credential.'],
		['API_KEY_EXPIRED', 'ide-sandbox-expired-key', 'API key has expired. Please create a new key', 'Create a new API key'],
		['API_KEY_REVOKED', 'ide-sandbox-revoked-key', 'API key has been revoked. Please create a new key', 'Create a new API key'],
	])('(%s) ends the run at once with what to do', async (code, apiKey, message, advice) => {
		const error = await shown({ apiKey });
		expect(error).toMatchObject({ name: 'NodeApiError', message, httpCode: '401', context: { itemIndex: 0 } });
		expect(error).toMatchObject({ description: expect.stringContaining(advice) });
		expect(error).toMatchObject({ description: expect.stringMatching(new RegExp(`Code: ${code}\\. Request ID: \\S+\\.$`)) });
		expect(fixture().sandbox.requests).toHaveLength(1);
	});

	it('in the middle of the work ends it', async () => {
		fixture().sandbox.faults.add({ route: 'partUrls', kind: 'status', status: 401, code: 'API_KEY_REVOKED' });
		expect(await shown({ options: { uploadConcurrency: 1 } })).toMatchObject({ httpCode: '401' });
		expect(fixture().requests('submit')).toEqual([]);
	});
});

it('without enough credits, the run ends before anything is uploaded (402)', async () => {
	service().account.balance = 1;
	expect(await shown()).toMatchObject({
		message: expect.stringContaining('Not enough credits for this upload session'),
		description: expect.stringMatching(/Buy credits in the dashboard .*The service adds: credits required 2, credits balance 1, credits reserved 0\. Code: INSUFFICIENT_CREDITS/),
		httpCode: '402',
	});
	expect(fixture().requests('storagePut')).toEqual([]);
});

it('a Base URL that is not that of the API is named as the cause (404)', async () => {
	expect(await shown({ baseUrl: `${service().baseUrl}/wrong` })).toMatchObject({
		message: 'The requested endpoint does not exist',
		description: expect.stringContaining('Check the Base URL of the credential'),
		httpCode: '404',
	});
});

it.each([
	['createSession', 400, 'INVALID_INPUT', 'Request validation failed. Check details for specific issues'],
	['createSession', 400, 'DUPLICATE_FILE_ID', 'Each file must have a unique file_id. Check details for the duplicates'],
	['submit', 400, 'INVALID_INPUT', 'Request validation failed. Check details for specific issues'],
	['poll', 404, 'EXTRACTION_NOT_FOUND', 'No extraction found for this extraction_id'],
])('at %s, HTTP %i %s ends the run and is not repeated', async (route, status, code, message) => {
	fixture().sandbox.faults.add({ route, kind: 'status', status, code, times: 5 });
	expect(await shown()).toMatchObject({
		message: expect.stringContaining(message),
		description: expect.stringContaining(`Code: ${code}`),
		httpCode: String(status),
	});
	expect(fixture().requests(route)).toHaveLength(1);
});

it('a session name that the service knows with other files makes room for another, and the work goes on (409)', async () => {
	fixture().sandbox.faults.add({ route: 'createSession', kind: 'status', status: 409, code: 'SESSION_ALREADY_INITIALIZED' });
	const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
	expect(extracted).toHaveLength(1);
	const names = fixture().requests('createSession').map(({ body }) => (body as { upload_session_id: string }).upload_session_id);
	expect(new Set(names).size).toBe(2);
});

it.each([
	['createSession', 500, 'INTERNAL_ERROR'],
	['partUrls', 500, 'INTERNAL_ERROR'],
	['submit', 503, 'UNAVAILABLE'],
])('at %s, HTTP %i %s is repeated five times with growing pauses, then ends the run', async (route, status, code) => {
	fixture().sandbox.faults.add({ route, kind: 'status', status, code, times: 100 });
	const { run } = await fixture().extract([await invoicePdf('A-1')]);
	const times = fixture().requests(route).map(({ at }) => at);
	expect(times).toHaveLength(6);
	// Never less than the documented first second, and at random up to 2, 4, 8, 16 and 32 seconds.
	const pauses = times.slice(1).map((at, index) => at - times[index]);
	pauses.forEach((pause, index) => {
		expect(pause).toBeGreaterThanOrEqual(1000);
		expect(pause).toBeLessThanOrEqual(2000 * 2 ** index + 100);
	});
	if (route !== 'partUrls') expect(run.error).toMatchObject({ httpCode: String(status) });
});

it('at poll, ten errors in a row end the run, each asked for no sooner than allowed', async () => {
	fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 504, code: 'TIMEOUT', times: 100 });
	const { run } = await fixture().extract([await invoicePdf('A-1')]);
	const times = fixture().requests('poll').map(({ at }) => at);
	expect(times).toHaveLength(10);
	times.slice(1).forEach((at, index) => expect(at - times[index]).toBeGreaterThanOrEqual(5_000));
	expect(run.error).toMatchObject({ httpCode: '504', description: expect.stringContaining(`Extraction ID: ${service().extractions[0].id}`) });
});

it('names the extraction that a poll was about', async () => {
	fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 404, code: 'EXTRACTION_NOT_FOUND' });
	expect(await shown()).toMatchObject({ description: expect.stringContaining(`Extraction ID: ${service().extractions[0].id}`) });
});

describe('an answer that is not the service\'s', () => {
	it('such as a page of a proxy is told from an error of the API', async () => {
		fixture().sandbox.faults.add({ route: 'createSession', kind: 'html', status: 403, times: 10 });
		expect(await shown()).toMatchObject({
			message: 'The answer was not from the API: no valid JSON (HTTP 403)',
			description: expect.stringContaining('A proxy or a maintenance page answered'),
		});
	});

	it('of another shape than documented is named by its place', async () => {
		fixture().sandbox.faults.add({ route: 'poll', kind: 'wrongShape' });
		expect(await shown()).toMatchObject({
			message: expect.stringMatching(/^The service's answer is not as documented at status:/),
			description: expect.stringContaining('Code: UNEXPECTED_ANSWER'),
		});
	});
});
