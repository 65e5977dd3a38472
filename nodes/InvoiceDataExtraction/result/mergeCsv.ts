import { BYTE_ORDER_MARK, drift, type Merged, type NotMerged } from './mergeTexts';

/** Appends the records of files whose headers agree, order included, under one header. Excel needs the mark at the beginning, if there was one. */
export function mergeCsv(marked: string[]): Merged {
	const files = marked.map((text) => {
		const plain = text.replace(BYTE_ORDER_MARK, '');
		const end = endOfHeader(plain);
		return { header: plain.slice(0, end).trimEnd(), records: plain.slice(end).replace(/^\r?\n/, '').trimEnd() };
	});
	const [{ header: expected }] = files;
	const apart = new Map<number, NotMerged>();
	files.forEach(({ header }, index) => {
		if (header !== expected) apart.set(index, drift(columnsOf(expected), columnsOf(header), true) ?? OTHER_SPELLING);
	});
	const lineEnd = marked[0].includes('\r\n') ? '\r\n' : '\n';
	const records = files.filter((_, index) => !apart.has(index)).map((file) => file.records).filter((text) => text !== '');
	const mark = marked[0].startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
	return { text: mark + [expected, ...records].join(lineEnd) + lineEnd, apart };
}

/** Such as another separator. */
const OTHER_SPELLING: NotMerged = { code: 'SCHEMA_DRIFT', message: 'Its header is written in another way than that of the first file.' };

function columnsOf(header: string): string[] {
	const separator = header.includes(',') ? ',' : ';';
	return header.split(new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`)).map((name) => name.replace(/^"|"$/g, '').replace(/""/g, '"'));
}

/** The end of the first line, not counting line ends inside quotes. */
function endOfHeader(text: string): number {
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		if (text[index] === '"') quoted = !quoted;
		if (text[index] === '\n' && !quoted) return index;
	}
	return text.length;
}
