import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../../core/faults';
import { readForms } from '../../core/formData';
import { createBatch, getBatch } from './batches';
import { ApiError, bodyForStatus } from './errors';
import { extract } from './extract';
import { PLANS } from './plans';
import type { Service } from './service';

export const BASE_PATH = '/aileapers-invoice-ocr/v1';

/** The endpoints of the AI Leapers Invoice OCR API, to be registered under BASE_PATH. */
export async function aiLeapersInvoiceOcr(app: FastifyInstance, service: Service): Promise<void> {
	const config = (route: string) => ({ config: { route, answerFault } });
	const account = (request: FastifyRequest) => service.accountFor(request.headers.authorization);
	app.addHook('onRequest', async (request) => void account(request));
	await readForms(app, () => ({ maxFileBytes: service.sandbox.settings.aiLeapersInvoiceOcr.maxFileBytes, maxFiles: PLANS.business.batchFiles }));
	app.setErrorHandler(answerError);
	app.setNotFoundHandler(async () => {
		throw new ApiError('not_found');
	});

	app.post('/extract', config('extract'), async (request, reply) => {
		const answer = await extract(service, account(request), request.form, request.work);
		return answer.type === 'csv' ? reply.type('text/csv; charset=utf-8').send(answer.body) : answer.body;
	});
	app.post('/batch/extract', config('createBatch'), async (request) =>
		createBatch(service, account(request), request.form, BASE_PATH),
	);
	app.get<{ Params: { id: string } }>('/batch/:id', config('getBatch'), async (request) =>
		getBatch(account(request), request.params.id),
	);
	app.get('/*', config('usage'), async (request) => {
		if (request.record.path !== BASE_PATH + service.sandbox.settings.aiLeapersInvoiceOcr.usagePath) throw new ApiError('not_found');
		const { plan, period, used } = account(request);
		return {
			plan: plan.name,
			period,
			invoices_used: used,
			invoices_limit: plan.monthly,
			invoices_remaining: Math.max(0, plan.monthly - used),
		};
	});
}

function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
	const known = error instanceof ApiError ? error : asApiError(error);
	if (known.status === 500) request.log.error(error);
	return reply.code(known.status).send(known.body);
}

/** The web framework's own refusals concern the body: a broken form, a wrong content type, an excessive size. */
function asApiError({ statusCode, message }: Error & { statusCode?: number }): ApiError {
	if (statusCode === 413) return new ApiError('file_too_large');
	return statusCode !== undefined && statusCode < 500 ? new ApiError('invalid_file', message) : new ApiError('processing_error');
}

function answerFault(fault: Fault, reply: FastifyReply): FastifyReply {
	return reply.send(bodyForStatus(reply.statusCode, fault.code));
}
