export type ImageKind = 'png' | 'jpeg' | 'webp';

/** What a picture's header says, read before anything is decoded. */
export interface ImageHeader {
	width: number;
	height: number;
	isCutOff: boolean;
}

export function imageHeader(bytes: Uint8Array, kind: ImageKind): ImageHeader | undefined {
	return { png: pngHeader, jpeg: jpegHeader, webp: webpHeader }[kind](bytes);
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

/** Source: the WebP container specification: the canvas of an extended file, or the frame of a simple one. */
export function webpHeader(bytes: Uint8Array): ImageHeader | undefined {
	if (bytes.length < 30) return undefined;
	const view = viewOf(bytes);
	const isCutOff = view.getUint32(4, true) + 8 > bytes.length;
	switch (Buffer.from(bytes.subarray(12, 16)).toString('latin1')) {
		case 'VP8X':
			return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8), isCutOff };
		case 'VP8L': {
			const size = view.getUint32(21, true);
			return { width: 1 + (size & 0x3fff), height: 1 + ((size >>> 14) & 0x3fff), isCutOff };
		}
		case 'VP8 ':
			return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, isCutOff };
		default:
			return undefined;
	}
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
