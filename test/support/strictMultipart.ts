import { Response } from 'undici';

export interface FormFile {
	/** The name of the form field that carried it. */
	field: string;
	fileName: string;
	contentType: string;
	bytes: Buffer;
}

/** A `multipart/form-data` body; the fields and files are in the order in which they came. */
export interface StrictForm {
	fields: Array<[name: string, value: string]>;
	files: FormFile[];
}

/**
 * Parses a form strictly: nothing may stand before the first boundary or behind the last one, every part needs a name,
 * every file a name and a type. Names are UTF-8, with quotes and line ends percent-encoded, as browsers and curl send them.
 */
export async function parseStrictly(contentType: string, body: Buffer): Promise<StrictForm> {
	const boundary = boundaryOf(contentType);
	if (!body.subarray(0, boundary.length + 4).equals(Buffer.from(`--${boundary}\r\n`))) {
		throw new Error('The body does not begin with the boundary.');
	}
	if (!body.subarray(-boundary.length - 8).equals(Buffer.from(`\r\n--${boundary}--\r\n`))) {
		throw new Error('The body does not end with the closing boundary.');
	}
	const form: StrictForm = { fields: [], files: [] };
	for (const [name, value] of await entriesOf(contentType, body)) {
		if (typeof value === 'string') {
			form.fields.push([name, value]);
			continue;
		}
		if (value.name === '') throw new Error(`The file in "${name}" has no name.`);
		const bytes = Buffer.from(await value.arrayBuffer());
		form.files.push({ field: name, fileName: value.name, contentType: value.type, bytes });
	}
	return form;
}

/** Source: RFC 2046, 5.1.1: 1 to 70 characters of a limited set. */
function boundaryOf(contentType: string): string {
	const found = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType);
	const boundary = found?.[1] ?? found?.[2] ?? '';
	if (/^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary)) return boundary;
	throw new Error('The content type names no valid boundary.');
}

async function entriesOf(contentType: string, body: Buffer) {
	try {
		return [...(await new Response(body, { headers: { 'content-type': contentType } }).formData())];
	} catch (error) {
		throw new Error(`The form cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
	}
}
