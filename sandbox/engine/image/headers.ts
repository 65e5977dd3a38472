/** What a picture's header says, read before anything is decoded. */
export interface ImageHeader {
	width: number;
	height: number;
	isCutOff: boolean;
}

export function pngHeader(bytes: Uint8Array): ImageHeader | undefined {
	if (bytes.length < 33) return undefined;
	const view = viewOf(bytes);
	const end = Buffer.from(bytes.subarray(-64)).toString('latin1');
	return { width: view.getUint32(16), height: view.getUint32(20), isCutOff: !end.includes('IEND') };
}

/** Walks the segments of a JPEG up to its frame header. */
export function jpegHeader(bytes: Uint8Array): ImageHeader | undefined {
	const view = viewOf(bytes);
	let at = 2;
	while (at + 9 < bytes.length) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1];
		if (marker === 0xff) {
			at++;
			continue;
		}
		const length = view.getUint16(at + 2);
		if (isFrameHeader(marker)) {
			const width = view.getUint16(at + 7);
			const height = view.getUint16(at + 5);
			return { width, height, isCutOff: !hasEndMarker(bytes) };
		}
		at += 2 + length;
	}
	return undefined;
}

function isFrameHeader(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The end marker may be followed by padding or data of the camera. */
function hasEndMarker(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
