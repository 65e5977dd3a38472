import { deflateSync } from 'node:zlib';

/** An object of a PDF: what it holds, and the bytes of its stream. */
export interface PdfPart {
	/** A dictionary without its brackets for one with a stream. */
	value: string;
	stream?: Buffer;
}

/** Objects by their numbers. Those of a hybrid: 1 is the catalog. */
export type PdfParts = Record<number, PdfPart>;

/** A stream that is packed. */
export function packed(dictionary: string, content: Buffer): PdfPart {
	return { value: `${dictionary} /Filter /FlateDecode`, stream: deflateSync(content) };
}

/** A PDF with embedded files, each with its name: 1 catalog, 2 pages, then two objects for each file. */
export function hybridParts(files: Array<{ name: string; content: Buffer | string; type?: string }>): PdfParts {
	const references = files.map((_, index) => `${3 + index * 2} 0 R`);
	const names = files.map(({ name }, index) => `(${name}) ${references[index]}`).join(' ');
	const parts: PdfParts = {
		1: { value: `<< /Type /Catalog /Pages 2 0 R /AF [${references.join(' ')}] /Names << /EmbeddedFiles << /Names [${names}] >> >> >>` },
		2: { value: '<< /Type /Pages /Kids [] /Count 0 >>' },
	};
	files.forEach(({ name, content, type = 'text#2Fxml' }, index) => {
		parts[3 + index * 2] = { value: `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Alternative /EF << /F ${4 + index * 2} 0 R >> >>` };
		parts[4 + index * 2] = packed(`/Type /EmbeddedFile /Subtype /${type}`, Buffer.from(content));
	});
	return parts;
}

/** Writes objects with a table of references. */
export function writeWithTable(parts: PdfParts, trailer = '/Root 1 0 R'): Buffer {
	const { pieces, offsets, length } = bodyOf(parts);
	const size = Math.max(...Object.keys(parts).map(Number)) + 1;
	const entries = Array.from({ length: size }, (_, number) => (offsets.has(number) ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n'));
	return Buffer.concat([...pieces, Buffer.from(`xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`)]);
}

/** Writes objects as PDF 1.5 and later have them: those without a stream packed together, references in a stream, with a predictor. */
export function writeWithStreams(parts: PdfParts): Buffer {
	const plain = Object.entries(parts).filter(([, { stream }]) => !stream);
	const container = Math.max(...Object.keys(parts).map(Number)) + 1;
	let at = 0;
	const heads = plain.map(([number, { value }]) => {
		const head = `${number} ${at}`;
		at += value.length + 1;
		return head;
	});
	const first = `${heads.join(' ')} `;
	const inside = Buffer.from(first + plain.map(([, { value }]) => `${value} `).join(''), 'latin1');
	const outside: PdfParts = {
		...Object.fromEntries(Object.entries(parts).filter(([, { stream }]) => stream)),
		[container]: packed(`/Type /ObjStm /N ${plain.length} /First ${first.length}`, inside),
	};
	const { pieces, offsets, length } = bodyOf(outside);
	const own = container + 1;
	offsets.set(own, length);
	const rows = Array.from({ length: own + 1 }, (_, number) => {
		const row = Buffer.alloc(6);
		const index = plain.findIndex(([key]) => Number(key) === number);
		row[0] = index >= 0 ? 2 : offsets.has(number) ? 1 : 0;
		row.writeUInt32BE(index >= 0 ? container : (offsets.get(number) ?? 0), 1);
		row[5] = Math.max(0, index);
		return row;
	});
	// Predictor 12: each row as its difference from the one above.
	const predicted = rows.map((row, index) => Buffer.from([2, ...row.map((byte, column) => byte - (rows[index - 1]?.[column] ?? 0))]));
	const references = packed(`/Type /XRef /Size ${own + 1} /W [1 4 1] /Root 1 0 R /DecodeParms << /Predictor 12 /Columns 6 >>`, Buffer.concat(predicted));
	return Buffer.concat([...pieces, written(own, references), Buffer.from(`startxref\n${length}\n%%EOF\n`)]);
}

function bodyOf(parts: PdfParts): { pieces: Buffer[]; offsets: Map<number, number>; length: number } {
	const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
	const offsets = new Map<number, number>();
	let length = pieces[0].length;
	for (const [number, part] of Object.entries(parts)) {
		offsets.set(Number(number), length);
		const piece = written(Number(number), part);
		pieces.push(piece);
		length += piece.length;
	}
	return { pieces, offsets, length };
}

function written(number: number, { value, stream }: PdfPart): Buffer {
	if (!stream) return Buffer.from(`${number} 0 obj\n${value}\nendobj\n`, 'latin1');
	const head = Buffer.from(`${number} 0 obj\n<< ${value} /Length ${stream.length} >>\nstream\n`, 'latin1');
	return Buffer.concat([head, stream, Buffer.from('\nendstream\nendobj\n')]);
}
