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

/** A document as a part of a form. Reads it whole. @param name the field's name */
export async function filePart(ctx: IExecuteFunctions, name: string, { fileName, kind, binary }: Document): Promise<FormPart> {
	return { name, fileName, contentType: CONTENT_TYPES[kind], bytes: await readWhole(ctx, binary) };
}
