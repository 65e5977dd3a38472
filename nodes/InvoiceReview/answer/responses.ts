import type { IWebhookFunctions } from 'n8n-workflow';

import type { RefusedAnswer } from '../page/reviewPage';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Of every answer: nobody keeps it, nobody is told of its address, and a browser takes it for nothing but what it is. */
const ALWAYS = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
};

/** The page runs on n8n's own origin: nothing may run in it but its own script, and nobody may frame it. */
export function pageHeaders(nonce: string): Record<string, string> {
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		"img-src 'self' data:",
		"frame-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join('; ');
	return { ...ALWAYS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' };
}

/** A stranger's file: nothing runs in it, nothing is loaded from it, and only our own page may frame it. */
export const DOCUMENT_HEADERS: Readonly<Record<string, string>> = {
	...ALWAYS,
	'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
	'Cross-Origin-Resource-Policy': 'same-origin',
};

export const JSON_HEADERS: Readonly<Record<string, string>> = {
	...ALWAYS,
	'Content-Type': 'application/json; charset=utf-8',
	'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

export function setHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

export function send(response: Response, status: number, headers: Readonly<Record<string, string>>, body: string): void {
	response.statusCode = status;
	setHeaders(response, headers);
	response.end(body);
}

export function sendJson(response: Response, status: number, body: object): void {
	send(response, status, JSON_HEADERS, JSON.stringify(body));
}

/** For a request that has no page to come back to. */
export function refuse(response: Response, status: number, message: string, wantsJson: boolean): void {
	const answer: RefusedAnswer = { message };
	if (wantsJson) sendJson(response, status, answer);
	else send(response, status, { ...JSON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }, message);
}
