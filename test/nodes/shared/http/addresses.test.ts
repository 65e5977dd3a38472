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

describe('a presigned URL in a network of its own', () => {
	const remote = 'https://api.example.com/v1';

	it.each([
		'https://169.254.169.254/latest/meta-data',
		'https://10.0.0.5/part',
		'https://172.16.0.1/part',
		'https://172.31.255.255/part',
		'https://192.168.1.1/part',
		'https://100.64.0.1/part',
		'https://127.0.0.1/part',
		'https://0.0.0.0/part',
		'https://224.0.0.1/part',
		'https://255.255.255.255/part',
		// The same in other words.
		'https://2130706433/part',
		'https://0x7f000001/part',
		'https://0177.0.0.1/part',
		'https://127.1/part',
		'https://[::1]/part',
		'https://[::]/part',
		'https://[::ffff:10.0.0.5]/part',
		'https://[::ffff:a9fe:a9fe]/part',
		'https://[64:ff9b::a00:5]/part',
		'https://[2002:a00:5::]/part',
		'https://[::10.0.0.5]/part',
		'https://[fe80::1]/part',
		'https://[fd12:3456::1]/part',
		'https://[ff02::1]/part',
		'https://localhost/part',
		'https://LOCALHOST./part',
		'https://storage.localhost/part',
		'https://minio/part',
		'https://metadata.google.internal/part',
		'https://nas.local/part',
		'https://router.home.arpa/part',
		'https://user:secret@storage.example.com/part',
	])('%s is not called for a service on the Internet', async (url) => {
		expect(await refusal(() => checkSignedUrl(url, remote))).toMatchObject({ code: 'UNSAFE_URL', retryable: false, advice: expect.stringMatching(/Report this/) });
	});

	it.each([
		'https://8.8.8.8/part',
		'https://172.32.0.1/part',
		'https://100.128.0.1/part',
		'https://192.169.0.1/part',
		'https://[2600:1f18::1]/part',
		'https://[::ffff:8.8.8.8]/part',
		'https://bucket.s3.eu-central-1.amazonaws.com/part?X-Amz-Signature=1',
		'https://localhost.example.com/part',
	])('%s is called', (url) => {
		expect(checkSignedUrl(url, remote)).toBe(url);
	});

	it.each([
		['https://10.0.0.5/part', 'https://192.168.0.2/v1'],
		['https://minio/part', 'https://invoices.internal/v1'],
		['https://[fd00::2]/part', 'https://10.0.0.1/v1'],
		['https://169.254.1.2/part', 'https://169.254.1.1/v1'],
		['https://127.0.0.1/part', 'http://localhost:3000/v1'],
	])('%s is called where the service is in such a network itself: %s', (url, baseUrl) => {
		expect(checkSignedUrl(url, baseUrl)).toBe(url);
	});

	it.each([
		['https://169.254.169.254/part', 'https://10.0.0.1/v1'],
		['https://127.0.0.1/part', 'https://10.0.0.1/v1'],
		['https://10.0.0.5/part', 'http://localhost:3000/v1'],
		['http://10.0.0.5/part', 'https://10.0.0.1/v1'],
		['https://0.0.0.0/part', 'https://0.0.0.0/v1'],
	])('%s is not called for %s, which is in another', async (url, baseUrl) => {
		expect(await refusal(() => checkSignedUrl(url, baseUrl))).toMatchObject({ code: 'UNSAFE_URL' });
	});

	it.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'ftp://storage.example.com/part', '//storage.example.com/part', 'http://storage.example.com/part'])(
		'%s is not handed on',
		async (url) => {
			expect(await refusal(() => checkSignedUrl(url, remote))).toMatchObject({ code: 'UNSAFE_URL' });
		},
	);
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
