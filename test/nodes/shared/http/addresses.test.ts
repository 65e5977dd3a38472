import { checkBaseUrl, checkSignedUrl, resolveOnOrigin } from '../../../../nodes/shared/http/addresses';
import { failureOf } from '../support/failures';

const refusal = async (work: () => string) => await failureOf(async () => await Promise.resolve(work()));

describe('a base URL', () => {
	it.each([
		['https://api.example.com/v1', 'https://api.example.com/v1'],
		['https://api.example.com/v1/', 'https://api.example.com/v1'],
		['https://api.example.com', 'https://api.example.com'],
		['  https://api.example.com/v1//  ', 'https://api.example.com/v1'],
		['HTTPS://API.Example.COM/V1', 'https://api.example.com/V1'],
		['https://api.example.com:8443/a/b', 'https://api.example.com:8443/a/b'],
		['https://api.example.com/v1?', 'https://api.example.com/v1'],
		['https://api.example.com/v1/#', 'https://api.example.com/v1'],
		['http://localhost:3000/v1', 'http://localhost:3000/v1'],
		['http://LOCALHOST:3000', 'http://localhost:3000'],
		['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
		['http://127.0.0.2', 'http://127.0.0.2'],
		['http://127.1:80', 'http://127.0.0.1'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	])('%j is taken as %s', (given, taken) => {
		expect(checkBaseUrl(given)).toBe(taken);
	});

	it.each([
		'',
		'api.example.com/v1',
		'/v1',
		'ftp://api.example.com',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'http://api.example.com/v1',
		'http://localhost.evil.com',
		'http://127.0.0.1.evil.com',
		'http://127.evil.com',
		'http://128.0.0.1',
		'http://0.0.0.0:3000',
		'http://10.0.0.1',
		'http://[::2]',
		'http://localhost@evil.com',
		'https://user@api.example.com',
		'https://user:secret@api.example.com',
		'https://:secret@api.example.com',
		'https://api.example.com/v1?key=1',
		'https://api.example.com/v1#part',
	])('%j is refused, without being quoted, with what to do', async (given) => {
		const failure = await refusal(() => checkBaseUrl(given));

		expect(failure).toMatchObject({ kind: 'usage', retryable: false, advice: expect.stringMatching(/\w/) });
		expect(JSON.stringify(failure)).not.toContain('secret');
	});
});

describe('a presigned URL', () => {
	const remote = 'https://api.example.com/v1';
	const local = 'http://127.0.0.1:3000/v1';

	it.each([
		['https://storage.example.com/part?X-Amz-Signature=abc', remote],
		['HTTPS://storage.example.com/part', remote],
		['https://storage.example.com/part', local],
		['http://127.0.0.1:3001/part?signature=abc', local],
		['http://localhost:3001/part', local],
		['http://[::1]:3001/part', local],
	])('%s from %s is used exactly as it is', (url, baseUrl) => {
		expect(checkSignedUrl(url, baseUrl)).toBe(url);
	});

	it.each([
		['http://storage.example.com/part?signature=abc', remote],
		['http://127.0.0.1:3001/part?signature=abc', remote],
		['http://storage.example.com/part?signature=abc', local],
		['http://localhost.evil.com/part?signature=abc', local],
		['/part?signature=abc', remote],
		['ftp://storage.example.com/part?signature=abc', remote],
		['', remote],
	])('%j from %s is refused, without its signature in the failure', async (url, baseUrl) => {
		const failure = await refusal(() => checkSignedUrl(url, baseUrl));

		expect(failure).toMatchObject({ code: 'UNSAFE_URL', retryable: false });
		expect(JSON.stringify(failure)).not.toContain('signature=');
	});
});

describe('an address in an answer', () => {
	const baseUrl = 'https://api.example.com/v1';

	it.each([
		['/v1/batch/b1', 'https://api.example.com/v1/batch/b1'],
		['https://api.example.com/v2/batch/b1?page=2', 'https://api.example.com/v2/batch/b1?page=2'],
		['batch/b1', 'https://api.example.com/batch/b1'],
	])('%s is resolved against the origin of the base URL', (address, expected) => {
		expect(resolveOnOrigin(address, baseUrl)).toBe(expected);
	});

	it.each([
		'https://evil.example/v1/batch/b1',
		'//evil.example/v1/batch/b1',
		'http://api.example.com/v1/batch/b1',
		'https://api.example.com:8443/v1/batch/b1',
		'https://user:secret@api.example.com/v1',
		'\\\\evil.example/v1',
		'javascript:alert(1)',
		'https://',
	])('%s is refused, since the key must not go there', async (address) => {
		expect(await refusal(() => resolveOnOrigin(address, baseUrl))).toMatchObject({ code: 'FOREIGN_URL', retryable: false });
	});
});
