import { randomBytes } from 'crypto';

/** A text or a file of a form. */
export type FormPart =
	| { name: string; value: string }
	| { name: string; fileName: string; contentType: string; bytes: Buffer };

export interface EncodedForm {
	/** For the header, with the boundary. */
	contentType: string;
	body: Buffer;
}

/** The texts of a form. */
export function textParts(texts: Record<string, string>): FormPart[] {
	return Object.entries(texts).map(([name, value]) => ({ name, value }));
}

/** Encodes a form as `multipart/form-data` (RFC 7578), with names as browsers and curl write them. */
export function encodeForm(parts: FormPart[]): EncodedForm {
	// Random enough that no document contains it.
	const boundary = `----n8nFormBoundary${randomBytes(16).toString('hex')}`;
	const pieces = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headersOf(part)}\r\n\r\n`),
		'bytes' in part ? part.bytes : Buffer.from(part.value),
		Buffer.from('\r\n'),
	]);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
	};
}

function headersOf(part: FormPart): string {
	const disposition = `Content-Disposition: form-data; name="${escape(part.name)}"`;
	if (!('bytes' in part)) return disposition;
	return `${disposition}; filename="${escape(part.fileName)}"\r\nContent-Type: ${part.contentType}`;
}

/** What would end the quoted name. Source: HTML Standard, "multipart/form-data encoding algorithm". */
function escape(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
