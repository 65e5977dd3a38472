import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import type { Clock } from '../../../../sandbox/core/clock';
import { injectFaults } from '../../../../sandbox/core/faultHooks';
import { FaultList, PROCESSING, type Fault } from '../../../../sandbox/core/faults';
import { recordRequests, type RecordedRequest } from '../../../../sandbox/core/requestLog';
import type { Invoice } from '../../../../sandbox/reader/reading';
import { textReader } from '../../../sandbox/support/textReader';
import { fieldsOf } from './ledgerLensFields';

interface Operation {
	id: string;
	readyAt: number;
	/** Undefined for a document that cannot be read. */
	invoices?: Invoice[];
}

/** Between two looks at an operation. */
const MOST_SECONDS = 120;

const READ_LIMITS = { timeLimitMs: 10_000, maxPages: 100 };

/**
 * The service that only the tests have: takes a document as raw bytes, says in headers where and when to ask about it, and
 * answers in nested JSON. The same `Idempotency-Key` gives the same operation.
 */
export class LedgerLensServer {
	readonly apiKey = 'lens-key-for-tests';
	baseUrl = '';
	readonly requests: RecordedRequest[] = [];
	readonly faults = new FaultList();
	settings = defaultSettings();
	private operations: Operation[] = [];
	private readonly byKey = new Map<string, Operation>();

	private constructor(private readonly clock: Clock, private readonly app: FastifyInstance) {}

	static async start(clock: Clock): Promise<LedgerLensServer> {
		const app = Fastify({ genReqId: () => randomUUID(), forceCloseConnections: true });
		const server = new LedgerLensServer(clock, app);
		server.routes();
		await app.listen({ host: '127.0.0.1', port: 0 });
		server.baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1`;
		return server;
	}

	/** Documents that were read: each is charged once. */
	get charged(): number {
		return this.operations.filter(({ invoices }) => invoices).length;
	}

	reset(): void {
		this.settings = defaultSettings();
		this.requests.length = 0;
		this.faults.clear();
		this.operations = [];
		this.byKey.clear();
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	private routes(): void {
		const { app } = this;
		recordRequests(app, this.clock, this.requests);
		app.removeAllContentTypeParsers();
		app.addContentTypeParser(['application/pdf', 'image/png', 'image/jpeg'], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
		app.addHook('onRequest', async (request, reply) => (request.headers['x-api-key'] === this.apiKey ? undefined : fail(reply, 401, 'Unauthorized')));
		app.addHook('preValidation', async (request) => {
			if (Buffer.isBuffer(request.body)) request.record.body = request.body.toString('utf8');
		});
		injectFaults(app, this.faults);
		// All that this answer says stands in its headers.
		app.addHook('onSend', async (request, reply) => {
			if (request.fault?.kind === 'wrongShape') void reply.removeHeader('operation-location');
		});
		app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => fail(reply, error.statusCode ?? 500, 'BadRequest', error.message));
		app.post('/v1/documents:analyze', config('analyze'), async (request, reply) => await this.analyze(request, reply));
		app.get<{ Params: { id: string } }>('/v1/operations/:id', config('operation'), async ({ params }, reply) => this.look(params.id, reply));
	}

	private async analyze({ body, headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const key = String(headers['idempotency-key'] ?? randomUUID());
		const operation = this.byKey.get(key) ?? (await this.begin(key, body as Buffer));
		const { retryAfterSeconds, locationOrigin } = this.settings;
		void reply.header('retry-after', String(retryAfterSeconds));
		void reply.header('operation-location', `${locationOrigin ?? new URL(this.baseUrl).origin}/v1/operations/${operation.id}`);
		return reply.code(202).send('');
	}

	private async begin(key: string, bytes: Buffer): Promise<Operation> {
		const fault = this.faults.take(PROCESSING, bytes.toString('utf8'));
		const reading = await textReader.read({ fileName: 'document', bytes }, READ_LIMITS);
		const isRead = reading.status === 'read' && (!fault || fault.kind === 'delay');
		const readyAt = this.clock.now() + this.settings.readMs + (fault?.delayMs ?? 0);
		const operation = { id: randomUUID(), readyAt, ...(isRead && { invoices: reading.invoices }) };
		this.operations.push(operation);
		this.byKey.set(key, operation);
		return operation;
	}

	private look(id: string, reply: FastifyReply): FastifyReply {
		const operation = this.operations.find((each) => each.id === id);
		if (!operation) return fail(reply, 404, 'NotFound');
		if (this.clock.now() < operation.readyAt) {
			const seconds = Math.max(this.settings.retryAfterSeconds, Math.min(MOST_SECONDS, (operation.readyAt - this.clock.now()) / 2000));
			return reply.header('retry-after', String(Math.ceil(seconds))).send({ status: 'running' });
		}
		const { invoices } = operation;
		if (!invoices) return reply.send({ status: 'failed', error: { code: 'InvalidContent', message: 'The file is corrupted or its format is not supported' } });
		return reply.send({ status: 'succeeded', analyzeResult: { documents: invoices.map((invoice) => ({ fields: fieldsOf(invoice) })) } });
	}
}

function defaultSettings(): { readMs: number; retryAfterSeconds: number; locationOrigin?: string } {
	return { readMs: 5_000, retryAfterSeconds: 7 };
}

function config(route: string) {
	return { config: { route, answerFault: (fault: Fault, reply: FastifyReply) => fail(reply, reply.statusCode, fault.code ?? 'ServerError') } };
}

function fail(reply: FastifyReply, status: number, code: string, message = 'The request was not done'): FastifyReply {
	return reply.code(status).send({ error: { code, message } });
}
