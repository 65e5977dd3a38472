/**
 * What stands in the dictionary of an embedded file: its type, or that it is XML. A file's own dictionary is never compressed, even where
 * all others are, so that a PDF without these has no XML inside, and nothing else of it needs to be looked at.
 */
export const EMBEDDED_MARKS = ['/EmbeddedFile', '#2Fxml', '#2fxml'].map((mark) => Buffer.from(mark));

/** Gives a function that takes pieces, and says whether one of the marks has been in them. */
export function markFinder(marks: Buffer[]): (piece?: Buffer) => boolean {
	const seamBytes = Math.max(...marks.map(({ length }) => length));
	let tail = Buffer.alloc(0);
	let isFound = false;
	return (piece) => {
		if (isFound || !piece) return isFound;
		// A mark may lie across two pieces.
		const seam = Buffer.concat([tail, piece.subarray(0, seamBytes)]);
		isFound = marks.some((mark) => seam.includes(mark) || piece.includes(mark));
		tail = Buffer.from((piece.length < seamBytes ? seam : piece).subarray(-seamBytes));
		return isFound;
	};
}

/** A web page is none: it is what comes in the place of a document when a download failed. */
export function looksLikeXml(head: Buffer): boolean {
	// In UTF-16 every other byte is zero.
	const text = head.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '').trimStart();
	return /^<(?:\?xml|!--|[A-Za-z_])/.test(text) && !/^<(?:html|head|body)\b/i.test(text.replace(/^<\?xml[^>]*>\s*/, ''));
}
