import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { Fault } from '../../core/faults';
import { readForms } from '../../core/formData';
import { admit, type LimitClass } from './admit';
import { createBatch, getBatch } from './batches';
import { downloadBatch, downloadInvoice } from './downloads';
import { ApiError, errorForStatus } from './errors';
import { getInvoice, listJobs, uploadInvoice } from './jobs';
import { createKey, listKeys, revokeKey } from './keys';
import type { Service } from './service';
import { createWebhook, deleteWebhook, listWebhooks } from './webhooks';

type WithId = { Params: { id: string } };
type WithFormat = { Params: { id: string; format: string } };

/** The endpoints of the InvoiceParser Pro API, to be registered under the service's base path. */
export async function invoiceParserPro(app: FastifyInstance, service: Service): Promise<void> {
	serve(app, service);
	const { settings } = service;
	const limits = () => ({ maxFileBytes: settings.maxFileBytes, maxFiles: settings.maxBatchFiles });
	await readForms(app, limits);

	app.post('/invoices', options('uploadInvoice', 'invoices'), async (request, reply) => {
		const { status, body } = await uploadInvoice(service, request.ippAccount, request.form, request.work);
		return reply.code(status).send(body);
	});
	app.get<WithId>('/invoices/:id', options('getInvoice', 'get'), async (request, reply) => {
		const { status, body } = getInvoice(service, request.ippAccount, request.params.id);
		return reply.code(status).send(body);
	});
	app.get<WithFormat>('/invoices/:id/download/:format', options('downloadInvoice', 'get'), async ({ ippAccount, params }, reply) =>
		await downloadInvoice(ippAccount, params.id, params.format, reply),
	);
	app.get('/jobs', options('listJobs', 'get'), async ({ ippAccount, query }) => listJobs(ippAccount, Object.assign({}, query)));
	app.post('/batches', options('createBatch', 'batches'), async ({ ippAccount, form }, reply) =>
		reply.code(202).send(createBatch(service, ippAccount, form)),
	);
	app.get<WithId>('/batches/:id', options('getBatch', 'get'), async ({ ippAccount, params }) => getBatch(ippAccount, params.id));
	app.post('/webhooks', options('createWebhook', 'webhooks'), async ({ ippAccount, body }) => createWebhook(service, ippAccount, body));
	app.get('/webhooks', options('listWebhooks', 'get'), async ({ ippAccount }) => listWebhooks(ippAccount));
	app.delete<WithId>('/webhooks/:id', options('deleteWebhook'), async ({ ippAccount, params }) => deleteWebhook(ippAccount, params.id));
	// The tier can be asked for on any tier: it is what the answer is about.
	app.get('/account', options('getAccount', 'get', { anyTier: true }), async ({ ippAccount: { email, tier, credits } }) => ({
		success: true,
		data: { email, tier, credits: credits.usable },
	}));
	const session = { needsSession: true };
	app.post('/keys', options('createKey', undefined, session), async ({ ippAccount, body }) => createKey(service, ippAccount, body));
	app.get('/keys', options('listKeys', undefined, session), async ({ ippAccount }) => listKeys(ippAccount));
	app.delete<WithId>('/keys/:id', options('revokeKey', undefined, session), async ({ ippAccount, params }) => revokeKey(ippAccount, params.id));
}

/** The combined files of batches lie outside the API's base path: `"excel": "/download/7c9e6679-.../excel"`. */
export async function batchDownloads(app: FastifyInstance, service: Service): Promise<void> {
	serve(app, service);
	app.get<WithFormat>('/download/:id/:format', options('downloadBatch', 'get'), async ({ ippAccount, params }, reply) =>
		await downloadBatch(ippAccount, params.id, params.format, reply),
	);
}

function serve(app: FastifyInstance, service: Service): void {
	app.addHook('onRequest', async (request, reply) => await admit(service, request, reply));
	app.addHook('preSerialization', async (_request, _reply, payload) =>
		service.settings.extraFields ? withExtraFields(payload) : payload,
	);
	app.setErrorHandler(answerError);
	app.setNotFoundHandler(async () => {
		throw new ApiError('NOT_FOUND');
	});
}

/** At the top of an answer and in its result. */
function withExtraFields(payload: unknown): object {
	const { result } = payload as { result?: object };
	const extra = { coming_soon: { vendor_id: 'v-1' } };
	return { ...extra, ...(payload as object), ...(result && { result: { ...extra, ...result } }) };
}

function options(route: string, ippLimit?: LimitClass, more: object = {}): RouteShorthandOptions {
	return { config: { route, ...(ippLimit && { ippLimit }), ...more, answerFault } };
}

function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
	const known = error instanceof ApiError ? error : asApiError(error);
	if (known.status === 500) request.log.error(error);
	return reply.code(known.status).send({ success: false, error: known.body });
}

/** The web framework's own refusals concern the body: broken JSON, a wrong content type, an excessive size. */
function asApiError(error: Error & { statusCode?: number }): ApiError {
	return error.statusCode !== undefined && error.statusCode < 500
		? new ApiError('INVALID_REQUEST', error.message)
		: new ApiError('INTERNAL_ERROR');
}

function answerFault(fault: Fault, reply: FastifyReply): FastifyReply {
	return reply.send({ success: false, error: errorForStatus(reply.statusCode, fault.code) });
}
