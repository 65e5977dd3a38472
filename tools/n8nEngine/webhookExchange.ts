import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';

/**
 * A request as n8n hands it to a webhook node: with its raw body, and the body that n8n's own parser makes of it.
 * @param params what stands in the place of each `:name` of the webhook's path
 */
export function asWebhookRequest(request: IncomingMessage, rawBody: Buffer, params: Record<string, string>) {
	// Several of a name become a list.
	const query = { ...parseQuery(new URL(request.url ?? '/', 'http://localhost').search.slice(1)) };
	return Object.assign(request, { rawBody, readRawBody: async () => undefined, body: parsed(rawBody), query, params });
}

/**
 * What stands in a URL where that of a webhook has a `:name`. As n8n does, it decodes the URL before it looks at its parts.
 * @returns undefined when the URL is not the webhook's
 */
export function pathParameters(webhookUrl: string, url: string): Record<string, string> | undefined {
	const expected = webhookUrl.split('/');
	const given = decodeURIComponent(url.split('?')[0]).split('/');
	const fits = expected.length === given.length && expected.every((part, index) => part.startsWith(':') || part === given[index]);
	return fits ? Object.fromEntries(expected.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), given[index]]] : []))) : undefined;
}

/** A response with the methods of Express that webhook nodes answer with. */
export function asWebhookResponse(response: ServerResponse) {
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return this;
		},
		json(body: unknown) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(body));
			return this;
		},
	});
}

function parsed(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString());
	} catch {
		return {};
	}
}
