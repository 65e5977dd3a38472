import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Storage } from './storage';
import { sendXmlError, type StorageErrorCode } from './xmlErrors';

/** PUT of parts and GET of objects, both by signed URL only, with the answers of an S3 storage. */
export async function storageRoutes(app: FastifyInstance, storage: Storage): Promise<void> {
	// The body goes to disk as it comes; nothing is parsed or kept in memory.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
	app.setErrorHandler(async (_error, request, reply) => sendXmlError(reply, 'InternalError', request.id));

	app.put('/*', { config: { route: 'storagePut', answerFault }, bodyLimit: 2 ** 40 }, async (request, reply) => {
		const problem = refusal(request, storage);
		if (problem) return sendXmlError(reply, problem, request.id);
		const query = queryOf(request);
		const uploadId = query.get('uploadId') ?? '';
		const part = await storage.uploads.putPart(uploadId, Number(query.get('partNumber')), request.raw);
		if (!part) return sendXmlError(reply, 'NoSuchUpload', request.id);
		request.record.body = part.size;
		return reply.header('etag', part.eTag).send();
	});

	app.get('/*', { config: { route: 'storageGet', answerFault } }, async (request, reply) => {
		const problem = refusal(request, storage);
		if (problem) return sendXmlError(reply, problem, request.id);
		const { '*': key } = request.params as { '*': string };
		if (!storage.objects.has(key)) return sendXmlError(reply, 'NoSuchKey', request.id);
		const query = queryOf(request);
		return reply
			.type(query.get('response-content-type') ?? 'application/octet-stream')
			.header('content-disposition', query.get('response-content-disposition') ?? 'attachment')
			.header('content-length', await storage.objects.size(key))
			.send(storage.objects.stream(key));
	});
}

/** A signed URL is the whole permission; S3 turns away a request that brings another one beside it. */
function refusal(request: FastifyRequest, storage: Storage): StorageErrorCode | undefined {
	if (request.headers.authorization !== undefined) return 'InvalidArgument';
	const path = request.url.split('?')[0];
	switch (storage.signer.refusal(request.method, path, queryOf(request))) {
		case 'unsigned':
			return 'AccessDenied';
		case 'expired':
			return 'RequestExpired';
		case 'wrong':
			return 'SignatureDoesNotMatch';
		default:
			// S3 does not take a PUT of unknown length.
			return request.headers['transfer-encoding'] === undefined ? undefined : 'NotImplemented';
	}
}

function queryOf(request: FastifyRequest): URLSearchParams {
	return new URLSearchParams(request.url.split('?')[1] ?? '');
}

function answerFault(fault: { code?: string }, reply: FastifyReply): FastifyReply {
	return sendXmlError(reply, fault.code ?? 'InternalError', reply.request.id, reply.statusCode);
}
