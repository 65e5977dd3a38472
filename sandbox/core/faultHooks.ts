import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as realTimeout } from 'node:timers/promises';
import type { Fault, FaultList } from './faults';
import { defaultNetworkSettings, Network } from './network';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Writes the answer of a 'status' fault in the service's own error format. */
		answerFault?: (fault: Fault, reply: FastifyReply) => FastifyReply;
	}
	interface FastifyRequest {
		fault?: Fault;
	}
}

/**
 * Lets faults strike, and the line be slow and break where no fault was asked for. Both come after the key and the rate limit were checked, so
 * those answer as always.
 */
export function injectFaults(app: FastifyInstance, faults: FaultList, network = new Network(defaultNetworkSettings())): void {
	app.addHook('preHandler', async (request, reply) => {
		const { route } = request.record;
		if (route.startsWith('_')) return undefined;
		request.fault = faults.take(route, textOf(request)) ?? (await onTheLine(network, request));
		return request.fault ? strikeBefore(request.fault, request, reply) : undefined;
	});
	app.addHook('onSend', async (request, reply, payload) =>
		request.fault ? await strikeAfter(request.fault, request, reply, payload) : payload,
	);
}

/** Lets the request come as late as the line makes it. @returns how its connection ends, if it does */
async function onTheLine(network: Network, request: FastifyRequest): Promise<Fault | undefined> {
	const { route } = request.record;
	const { delayMs, cut } = network.next(route);
	if (delayMs > 0) await request.work.sleep(delayMs);
	return cut && { route, kind: cut };
}

function textOf(request: FastifyRequest): string {
	const { path, query, body } = request.record;
	return [path, JSON.stringify(query), JSON.stringify(body) ?? ''].join(' ');
}

function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
	switch (fault.kind) {
		case 'dropBefore':
			void reply.hijack();
			request.raw.socket.destroy();
			return reply;
		case 'html':
			setRetryAfter(fault, reply);
			return reply.code(fault.status ?? 503).type('text/html').send(HTML_PAGE);
		case 'status': {
			setRetryAfter(fault, reply);
			void reply.code(fault.status ?? 500);
			const answer = request.routeOptions.config?.answerFault;
			return answer ? answer(fault, reply) : reply.send({ error: fault.code ?? 'ERROR' });
		}
		default:
			return undefined;
	}
}

async function strikeAfter(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<unknown> {
	switch (fault.kind) {
		case 'delay':
			await request.work.sleep(fault.delayMs ?? 0);
			return payload;
		case 'hang':
			await new Promise((resolve) => reply.raw.once('close', resolve));
			request.record.status = undefined;
			return payload;
		case 'dropAfter':
			request.record.status = undefined;
			request.raw.socket.destroy();
			return payload;
		case 'truncatedJson': {
			void reply.code(200);
			const bytes = await bytesOf(payload);
			return bytes.subarray(0, Math.floor(bytes.length / 2));
		}
		case 'wrongShape':
			void reply.code(200);
			return JSON.stringify({ ok: true, result: [] });
		case 'empty':
			void reply.code(200);
			return '';
		case 'cutOff':
			return await untilHalf(request, reply, payload);
		case 'endless':
			return withoutEnd(reply, payload, (bytes) => bytes, 0);
		case 'drip':
			return withoutEnd(reply, payload, (bytes) => bytes.subarray(0, 1), DRIP_MS);
		case 'changed':
			void reply.type('application/json');
			return changed(fault, (await bytesOf(payload)).toString('utf8'));
		default:
			return payload;
	}
}

/** The first half of the answer, whose length was announced as a whole; then the connection ends. */
async function untilHalf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<Readable> {
	const bytes = await bytesOf(payload);
	void reply.header('content-length', bytes.length);
	request.record.status = undefined;
	async function* pieces(): AsyncGenerator<Buffer> {
		yield bytes.subarray(0, Math.ceil(bytes.length / 2));
		await realTimeout(CUT_OFF_MS);
		request.raw.socket.destroy();
	}
	return Readable.from(pieces());
}

/** Long enough for what was sent to arrive, in real time. */
const CUT_OFF_MS = 20;
const DRIP_MS = 20;
const BLANKS = Buffer.alloc(64 * 1024, ' ');

/** The answer, and then blanks for ever. @param piece what is sent at once of so many bytes, in real time */
async function withoutEnd(reply: FastifyReply, payload: unknown, piece: (bytes: Buffer) => Buffer, pauseMs: number): Promise<Readable> {
	void reply.removeHeader('content-length');
	const answer = await bytesOf(payload);
	async function* pieces(): AsyncGenerator<Buffer> {
		for (let left = answer; ; ) {
			if (left.length === 0) left = BLANKS;
			const next = piece(left);
			left = left.subarray(next.length);
			yield next;
			if (pauseMs > 0) await realTimeout(pauseMs);
		}
	}
	return Readable.from(pieces());
}

/** Some answers say everything in their headers. */
function changed({ change }: Fault, answer: string): string {
	if (answer === '' || !change) return answer;
	return JSON.stringify(change(/^\s*[[{]/.test(answer) ? JSON.parse(answer) : undefined));
}

async function bytesOf(payload: unknown): Promise<Buffer> {
	if (payload instanceof Readable) return await buffer(payload);
	return Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? ''));
}

function setRetryAfter(fault: Fault, reply: FastifyReply): void {
	if (fault.retryAfter !== undefined) void reply.header('retry-after', String(fault.retryAfter));
}

const HTML_PAGE =
	'<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1></body></html>';
