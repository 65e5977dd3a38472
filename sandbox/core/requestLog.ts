import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from './clock';
import { Work } from './work';

/** A request as it arrived, and how it was answered. */
export interface RecordedRequest {
	/** Milliseconds of the sandbox's clock. */
	at: number;
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, unknown>;
	/** The endpoint's name ('createSession', 'poll', 'storagePut', ...); 'unknown' where there is none. */
	route: string;
	headers: Record<string, string | string[] | undefined>;
	/** The parsed JSON, or the number of bytes of a binary body. */
	body: unknown;
	/** Undefined until it is answered, and for good when the connection was dropped. */
	status?: number;
	requestId: string;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The endpoint's name in the request log and for faults. */
		route?: string;
	}
	interface FastifyRequest {
		record: RecordedRequest;
		work: Work;
	}
}

/**
 * Records every request in order and gives each answer its `x-request-id`. The clock is held from the
 * arrival of a request until its answer has left.
 */
export function recordRequests(app: FastifyInstance, clock: Clock, requests: RecordedRequest[]): void {
	app.addHook('onRequest', async (request, reply) => {
		request.work = new Work(clock);
		reply.raw.once('close', () => request.work.end());
		void reply.header('x-request-id', request.id);
		request.record = record(request, clock.now());
		if (!request.record.path.startsWith('/_sandbox')) requests.push(request.record);
	});
	app.addHook('preHandler', async (request) => {
		if (request.headers['content-type']?.includes('json')) request.record.body = request.body;
	});
	app.addHook('onSend', async (request, reply: FastifyReply) => {
		request.record.status = reply.statusCode;
	});
}

function record(request: FastifyRequest, at: number): RecordedRequest {
	return {
		at,
		method: request.method,
		path: request.url.split('?')[0],
		query: Object.assign({}, request.query),
		route: request.routeOptions.config?.route ?? 'unknown',
		headers: { ...request.headers },
		body: undefined,
		requestId: request.id,
	};
}
