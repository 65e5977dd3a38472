import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';

export type UrlRefusal = 'unsigned' | 'expired' | 'wrong';

/** Makes and checks URLs that carry their own permission, in the query format of AWS Signature Version 4. */
export class UrlSigner {
	private readonly secret = randomBytes(32);

	constructor(private readonly clock: Clock) {}

	/** `path` with a signed query that holds for `ttlSeconds` and this method only. */
	sign(method: string, path: string, parameters: Record<string, string>, ttlSeconds: number): string {
		const query = new URLSearchParams({
			...parameters,
			'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
			'X-Amz-Credential': 'sandbox/us-east-1/s3/aws4_request',
			'X-Amz-Date': amzDate(this.clock.now()),
			'X-Amz-Expires': String(ttlSeconds),
			'X-Amz-SignedHeaders': 'host',
		});
		query.set('X-Amz-Signature', this.signature(method, path, query));
		return `${path}?${query.toString()}`;
	}

	/** Why the URL does not permit the request; undefined when it does. */
	refusal(method: string, path: string, query: URLSearchParams): UrlRefusal | undefined {
		const given = query.get('X-Amz-Signature');
		if (given === null) return 'unsigned';
		const unsigned = new URLSearchParams(query);
		unsigned.delete('X-Amz-Signature');
		const expected = Buffer.from(this.signature(method, path, unsigned));
		const signature = Buffer.from(given);
		if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return 'wrong';
		const end = parseAmzDate(query.get('X-Amz-Date') ?? '') + Number(query.get('X-Amz-Expires')) * 1000;
		return this.clock.now() < end ? undefined : 'expired';
	}

	private signature(method: string, path: string, query: URLSearchParams): string {
		const sorted = new URLSearchParams(query);
		sorted.sort();
		return createHmac('sha256', this.secret)
			.update(`${method}\n${path}\n${sorted.toString()}`)
			.digest('hex');
	}
}

function amzDate(ms: number): string {
	return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function parseAmzDate(text: string): number {
	return Date.parse(
		text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
	);
}
