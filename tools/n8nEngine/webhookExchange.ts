import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as n8n hands it to a webhook node: with its raw body, and the body that n8n's own parser makes of it. */
export function asWebhookRequest(request: IncomingMessage, rawBody: Buffer) {
	const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
	return Object.assign(request, { rawBody, readRawBody: async () => undefined, body: parsed(rawBody), query, params: {} });
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
