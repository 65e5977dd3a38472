import { ServiceError, usageError } from '../errors';
import { placeOf } from './hosts';

/**
 * Checks a credential's base URL and gives it without a trailing slash.
 * Only https may carry a key; plain http is allowed on loopback, where the sandbox lives.
 * @throws ServiceError (kind `usage`) when it is no URL, carries a user or a query, or would send the key in the clear
 */
export function checkBaseUrl(baseUrl: string): string {
	const url = parseUrl(baseUrl.trim());
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw usageError('The Base URL of the credential is not a web address', 'Enter it in full, such as https://api.example.com/v1.');
	}
	if (url.username || url.password || url.search || url.hash) {
		throw usageError('The Base URL of the credential has parts that do not belong there', 'Remove user name, password, query and fragment from it.');
	}
	if (url.protocol === 'http:' && !isLoopback(url)) {
		throw usageError('The Base URL of the credential must start with https://', 'Only a server on this machine (localhost) may be called without encryption.');
	}
	return (url.origin + url.pathname).replace(/\/+$/, '');
}

/**
 * Checks a presigned URL: https, or http on loopback where the credential's own base URL is http on loopback. An address in a network of
 * its own (private, link-local, this machine) is only called where the credential's own address is in such a network too.
 * @throws ServiceError (code `UNSAFE_URL`), without quoting the URL, which holds a signature
 */
export function checkSignedUrl(signedUrl: string, baseUrl: string): string {
	const trimmed = signedUrl.trim();
	const url = parseUrl(trimmed);
	const base = new URL(baseUrl);
	const isLocal = url?.protocol === 'http:' && base.protocol === 'http:' && isLoopback(url);
	if (!url || !(url.protocol === 'https:' || isLocal) || url.username || url.password) {
		throw unsafe('The service gave a storage address that is not encrypted', 'Documents and results only go over https.');
	}
	const place = placeOf(url.hostname);
	if (place === 'public' || (place !== 'reserved' && place === placeOf(base.hostname))) return trimmed;
	throw unsafe(
		'The service gave a storage address that is inside a private network',
		'Such an address is only called where the Base URL of the credential is in the same kind of network.',
	);
}

function unsafe(message: string, advice: string): ServiceError {
	return new ServiceError({ kind: 'schema', code: 'UNSAFE_URL', message, advice: `${advice} Report this to the service.`, retryable: false });
}

/**
 * Resolves an address that the service gave, a path or a whole URL, and gives it in full.
 * @throws ServiceError (code `FOREIGN_URL`) when it leads away from the origin of the base URL: the key goes nowhere else
 */
export function resolveOnOrigin(address: string, baseUrl: string): string {
	const { origin } = new URL(baseUrl);
	const url = URL.canParse(address, origin) ? new URL(address, origin) : undefined;
	if (url?.origin === origin && !url.username && !url.password) return url.href;
	throw new ServiceError({
		kind: 'schema',
		code: 'FOREIGN_URL',
		message: 'The service gave an address that is not its own',
		advice: 'The API key is sent to the Base URL of the credential only. Report this to the service.',
		retryable: false,
	});
}

/** Whether the host is this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
