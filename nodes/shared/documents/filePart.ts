import type { IExecuteFunctions } from 'n8n-workflow';

import type { FormPart } from '../http/multipart';
import { readWhole } from './content';
import type { Document, DocumentKind } from './document';

const CONTENT_TYPES: Record<DocumentKind, string> = {
	pdf: 'application/pdf',
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
};

/** A document alone, as the body of a request. Reads it whole. */
export async function rawDocument(ctx: IExecuteFunctions, { kind, binary }: Document): Promise<{ contentType: string; body: Buffer }> {
	return { contentType: CONTENT_TYPES[kind], body: await readWhole(ctx, binary) };
}

/** The same as a part of a form. @param name the field's name */
export async function filePart(ctx: IExecuteFunctions, name: string, document: Document): Promise<FormPart> {
	const { contentType, body: bytes } = await rawDocument(ctx, document);
	return { name, fileName: document.fileName, contentType, bytes };
}
