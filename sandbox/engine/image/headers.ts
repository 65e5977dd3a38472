/** What a picture's header says, read before anything is decoded. */
export interface ImageHeader {
	width: number;
	height: number;
	/** EXIF orientation, 1 to 8; 1 where none is given. */
	orientation: number;
	isCutOff: boolean;
}

export function pngHeader(bytes: Uint8Array): ImageHeader | undefined {
	if (bytes.length < 33) return undefined;
	const view = viewOf(bytes);
	const end = Buffer.from(bytes.subarray(-64)).toString('latin1');
	return { width: view.getUint32(16), height: view.getUint32(20), orientation: 1, isCutOff: !end.includes('IEND') };
}

/** Walks the segments of a JPEG up to its frame header. */
export function jpegHeader(bytes: Uint8Array): ImageHeader | undefined {
	const view = viewOf(bytes);
	let orientation = 1;
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
			return { width, height, orientation, isCutOff: bytes.lastIndexOf(0xd9) < 0 || !endsWithMarker(bytes) };
		}
		if (marker === 0xe1) orientation = exifOrientation(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
		at += 2 + length;
	}
	return undefined;
}

function isFrameHeader(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The end marker may be followed by padding or data of the camera. */
function endsWithMarker(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
}

/** Tag 0x0112 of the first directory in an Exif segment. */
function exifOrientation(segment: Uint8Array): number | undefined {
	if (segment.length < 18 || Buffer.from(segment.subarray(0, 4)).toString('latin1') !== 'Exif') return undefined;
	const tiff = segment.subarray(6);
	const view = viewOf(tiff);
	const isLittle = tiff[0] === 0x49;
	const directory = view.getUint32(4, isLittle);
	if (directory + 2 > tiff.length) return undefined;
	const entries = view.getUint16(directory, isLittle);
	for (let index = 0; index < entries; index++) {
		const entry = directory + 2 + 12 * index;
		if (entry + 12 > tiff.length) return undefined;
		if (view.getUint16(entry, isLittle) !== 0x0112) continue;
		const value = view.getUint16(entry + 8, isLittle);
		return value >= 1 && value <= 8 ? value : undefined;
	}
	return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
