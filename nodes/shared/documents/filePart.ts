import type { IExecuteFunctions } from 'n8n-workflow';

import { ServiceError, settle } from '../errors';
import type { FormPart } from '../http/multipart';
import { readWhole } from './content';
import type { Document, DocumentKind } from './document';

const CONTENT_TYPES: Record<DocumentKind, string> = {
	pdf: 'application/pdf',
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
};

/** A document alone, as the body of a request. Reads it whole. @throws ServiceError (code `UNREADABLE_FILE`) which names it */
export async function rawDocument(ctx: IExecuteFunctions, { kind, binary, fileName }: Document): Promise<{ contentType: string; body: Buffer }> {
	const body = await settle(readWhole(ctx, binary));
	if (!body.ok) throw new ServiceError({ ...body.failure, fileName });
	return { contentType: CONTENT_TYPES[kind], body: body.value };
}

/** The same as a part of a form. @param name the field's name */
export async function filePart(ctx: IExecuteFunctions, name: string, document: Document): Promise<FormPart> {
	const { contentType, body: bytes } = await rawDocument(ctx, document);
	return { name, fileName: document.fileName, contentType, bytes };
}
