import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../../core/faults';
import type { RateLimitSettings } from '../../core/settings';
import { createSession } from './createSession';
import { ApiError, errorForStatus } from './errors';
import { output, poll, remove } from './extractions';
import type { Service } from './service';
import { submit } from './submit';
import { completeUpload, partUrls } from './uploads';

export const BASE_PATH = '/invoice-data-extraction/v1';

type LimitClass = Exclude<keyof RateLimitSettings, 'enabled'>;

declare module 'fastify' {
	interface FastifyContextConfig {
		limitClass?: LimitClass;
	}
}

type WithId = { Params: { id: string } };

/** The endpoints of the Invoice Data Extraction API, to be registered under BASE_PATH. */
export async function invoiceDataExtraction(app: FastifyInstance, service: Service): Promise<void> {
	const config = (route: string, limitClass: LimitClass) => ({
		config: { route, limitClass, answerFault },
	});
	app.addHook('onRequest', async (request, reply) => admit(service, request, reply));
	app.setErrorHandler(answerError);
	app.setNotFoundHandler(async () => {
		throw new ApiError('NOT_FOUND');
	});
	const account = (request: FastifyRequest) => service.accountFor(request.headers.authorization).account;

	app.post('/uploads/sessions', config('createSession', 'upload'), async (request) =>
		createSession(service, account(request), request.body),
	);
	app.post<WithId>('/uploads/sessions/:id/parts', config('partUrls', 'upload'), async (request) =>
		partUrls(service, account(request), request.params.id, request.body),
	);
	app.post<WithId>('/uploads/sessions/:id/complete', config('completeUpload', 'upload'), async (request) =>
		await completeUpload(service, account(request), request.params.id, request.body),
	);
	app.post('/extractions', config('submit', 'submit'), async (request, reply) =>
		reply.code(202).send(submit(service, account(request), request.body)),
	);
	app.get<WithId>('/extractions/:id', config('poll', 'poll'), async (request, reply) => {
		const { status, body } = poll(service, account(request), request.params.id);
		return reply.code(status).send(body);
	});
	app.get<WithId>('/extractions/:id/output', config('output', 'download'), async (request) =>
		output(service, account(request), request.params.id, request.query),
	);
	app.delete<WithId>('/extractions/:id', config('delete', 'delete'), async (request) =>
		await remove(service, account(request), request.params.id),
	);
	app.get('/credits/balance', config('balance', 'balance'), async (request) => {
		const { credits } = account(request);
		return { success: true, credits_balance: credits.balance, credits_reserved: credits.reserved };
	});
}

/** Every endpoint, the unknown too, needs a good key and counts towards the limit of its class. */
async function admit(service: Service, request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const { key } = service.accountFor(request.headers.authorization);
	const { limiter, settings } = service.sandbox;
	const limitClass = request.routeOptions.config?.limitClass;
	if (limitClass === undefined || !settings.rateLimits.enabled) return;
	const refused = limiter.take(`${key} ${limitClass}`, settings.rateLimits[limitClass]);
	if (!refused) return;
	void reply.header('retry-after', String(refused.retryAfterSeconds));
	// Only the quickstart shows these details.
	throw new ApiError('RATE_LIMITED', { retry_after: refused.retryAfterSeconds });
}

function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
	const known = error instanceof ApiError ? error : asApiError(error);
	if (known.status === 500) request.log.error(error);
	return reply.code(known.status).send({ success: false, error: known.body });
}

/** The web framework's own refusals concern the body: broken JSON, a wrong content type, an excessive size. */
function asApiError(error: Error & { statusCode?: number }): ApiError {
	return error.statusCode !== undefined && error.statusCode < 500
		? new ApiError('INVALID_INPUT', { issues: [{ message: error.message, path: [] }] })
		: new ApiError('INTERNAL_ERROR');
}

function answerFault(fault: Fault, reply: FastifyReply): FastifyReply {
	const error = errorForStatus(reply.statusCode, fault.code, fault.retryable);
	return reply.send({ success: false, error: { ...error, details: fault.details ?? error.details } });
}
