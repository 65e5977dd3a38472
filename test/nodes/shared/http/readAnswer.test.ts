import { z } from 'zod';

import { readAnswer, type ErrorReader } from '../../../../nodes/shared/http/readAnswer';
import { useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const schema = z.object({ files: z.array(z.object({ size: z.number() })) });
const readError: ErrorReader = (body) => {
	const parsed = z.object({ error: z.object({ code: z.string() }) }).safeParse(body);
	return parsed.success ? { code: parsed.data.error.code, message: 'As the service says', retryable: parsed.data.error.code !== 'BUSY' } : undefined;
};

function read(status: number, body: unknown, { headers = {}, anyStatus = false } = {}) {
	return readAnswer({ status, headers, body }, schema, readError, { anyStatus });
}
const failureOf = (...args: Parameters<typeof read>) => {
	const result = read(...args);
	if (result.ok) throw new Error('It did not fail');
	return result.failure;
};
const good = { files: [{ size: 1 }] };

it('gives the typed body, from text or parsed already, without the keys it does not know', () => {
	expect(read(200, JSON.stringify({ ...good, more: true }))).toEqual({ ok: true, value: good });
	expect(read(201, good)).toEqual({ ok: true, value: good });
});

it('gives a success that is a text to the schema as it is, and reads an error as JSON all the same', () => {
	const asText = (status: number, body: string) => readAnswer({ status, headers: {}, body }, z.string(), readError, { success: 'text' });
	expect(asText(200, 'a,b\n1,2\n')).toEqual({ ok: true, value: 'a,b\n1,2\n' });
	expect(asText(429, '{"error":{"code":"SLOW"}}')).toMatchObject({ ok: false, failure: { code: 'SLOW', status: 429 } });
});

it.each(['{"success":tr', '[{"a":1},', ''])('wants a cut-off answer once more: %j', (body) => {
	expect(failureOf(200, body)).toMatchObject({ kind: 'parse', code: 'NOT_JSON', retryable: true });
	expect(failureOf(404, body)).toMatchObject({ kind: 'parse', code: 'NOT_JSON', retryable: false });
});

it.each([200, 404, 502])('tells HTML with HTTP %d from the API', (status) => {
	expect(failureOf(status, '<!doctype html><title>Bad gateway</title>')).toMatchObject({ kind: 'parse', code: 'NOT_JSON', status, retryable: status === 502 });
});

it('advises about the Base URL when a page comes with HTTP 200, and about waiting when it comes with an error', () => {
	expect(failureOf(200, '<html>').advice).toContain('Base URL');
	expect(failureOf(503, '<html>').advice).toContain('again later');
});

it.each(['', '{"files":[{"si', '{"files":[{"size":1}]', undefined, null, 7])('tells %j from JSON that is whole', (body) => {
	expect(failureOf(200, body).code).toBe('NOT_JSON');
});

it.each([301, 302, 307, 308, 304])('refuses a redirect (HTTP %d), whatever it says', (status) => {
	expect(failureOf(status, good, { anyStatus: true })).toMatchObject({ kind: 'redirect', code: 'REDIRECTED', status });
});

it.each([
	['files.0.size', { files: [{ size: '1' }] }],
	['files.1', { files: [{ size: 1 }, null] }],
	['files', {}],
	['the top level', '"text"'],
	['the top level', 'null'],
	['the top level', []],
])('names the place of a wrong shape: %s', (place, body) => {
	const failure = failureOf(200, body);

	expect(failure).toMatchObject({ kind: 'schema', code: 'UNEXPECTED_ANSWER', status: 200, retryable: false });
	expect(failure.message).toContain(` at ${place}: `);
});

it("gives the service's own error, with HTTP 200 too, and what the headers add to it", () => {
	const headers = { 'retry-after': '7', 'x-request-id': 'req_1' };
	const body = JSON.stringify({ error: { code: 'RATE_LIMITED' } });
	const expected = { kind: 'http', code: 'RATE_LIMITED', message: 'As the service says', retryable: true, retryAfterMs: 7_000, requestId: 'req_1' };

	expect(failureOf(429, body, { headers })).toMatchObject({ ...expected, status: 429 });
	expect(failureOf(200, body, { headers })).toMatchObject({ ...expected, status: 200 });
});

it('names the status of an error that the document does not describe, even when its body looks like a success', () => {
	expect(failureOf(418, '{"reason":"teapot"}')).toMatchObject({ kind: 'http', code: 'HTTP_418', status: 418, retryable: false });
	expect(failureOf(500, good)).toMatchObject({ kind: 'http', code: 'HTTP_500' });
});

it.each([429, 502, 503, 504])('takes HTTP %d for something that passes, whoever answers', (status) => {
	for (const body of ['<html>', '{"reason":"busy"}', '{"error":{"code":"BUSY"}}']) expect(failureOf(status, body)).toMatchObject({ status, retryable: true });
});

describe('where the body alone tells the outcome', () => {
	it('takes the described shape with any status', () => {
		expect(read(422, good, { anyStatus: true })).toEqual({ ok: true, value: good });
	});

	it('still sees that a gateway answered in its place, with JSON of its own', () => {
		expect(failureOf(503, '{"message":"Service Unavailable"}', { anyStatus: true })).toMatchObject({ kind: 'http', code: 'HTTP_503', status: 503 });
	});

	it('still names the place of a wrong shape with HTTP 200', () => {
		expect(failureOf(200, '{}', { anyStatus: true }).code).toBe('UNEXPECTED_ANSWER');
	});
});
