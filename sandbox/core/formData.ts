import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file as a form brought it. */
export interface FormFile {
	fieldName: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
	/** Whether it went beyond the limit; `bytes` is cut there. */
	isTooLarge: boolean;
}

export interface Form {
	fields: Record<string, string>;
	files: FormFile[];
}

declare module 'fastify' {
	interface FastifyRequest {
		/** Empty unless the request brought `multipart/form-data`. */
		form: Form;
	}
}

/**
 * Reads `multipart/form-data` before the faults strike, and records the texts with names and sizes of the files.
 * @param limits asked for every request; sizes in bytes
 */
export async function readForms(
	app: FastifyInstance,
	limits: () => { maxFileBytes: number; maxFiles: number },
): Promise<void> {
	await app.register(multipart, { throwFileSizeLimit: false });
	app.addHook('preValidation', async (request) => {
		request.form = { fields: {}, files: [] };
		if (!request.isMultipart()) return;
		await readInto(request.form, request, limits());
		request.record.body = {
			...request.form.fields,
			files: request.form.files.map(({ fileName, bytes }) => ({ name: fileName, sizeBytes: bytes.length })),
		};
	});
}

async function readInto(
	form: Form,
	request: FastifyRequest,
	{ maxFileBytes, maxFiles }: { maxFileBytes: number; maxFiles: number },
): Promise<void> {
	// One more than allowed, so that the service itself can say that there are too many.
	const limits = { fileSize: maxFileBytes, files: maxFiles + 1 };
	for await (const part of request.parts({ limits })) {
		if (part.type === 'file') form.files.push(await readFile(part));
		else form.fields[part.fieldname] = String(part.value);
	}
}

async function readFile(part: MultipartFile): Promise<FormFile> {
	const bytes = await part.toBuffer();
	return {
		fieldName: part.fieldname,
		fileName: part.filename,
		mimeType: part.mimetype,
		bytes,
		isTooLarge: part.file.truncated,
	};
}
