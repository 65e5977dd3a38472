import fc from 'fast-check';

import { kindOf } from '../../../../nodes/shared/documents/inspect';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const WEBP = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WEBP')]);

const rest = fc.uint8Array({ maxLength: 50 });

it.each([
	['pdf', Buffer.from('%PDF-1.7\n')],
	['png', PNG],
	['jpeg', JPEG],
	['webp', WEBP],
])('a file is a %s by how it begins, whatever follows', (kind, beginning) => {
	fc.assert(fc.property(rest, (more) => expect(kindOf(Buffer.concat([beginning, more]))).toBe(kind)));
});

it('a PDF may have junk before its header, as some mail gateways prepend, but not any amount of it', () => {
	expect(kindOf(Buffer.concat([Buffer.from('Received: from x\r\n\r\n'), Buffer.from('%PDF-1.4')]))).toBe('pdf');
	expect(kindOf(Buffer.concat([Buffer.alloc(4_000), Buffer.from('%PDF-1.4')]))).toBe('pdf');
	expect(kindOf(Buffer.concat([Buffer.alloc(4_096), Buffer.from('%PDF-1.4')]))).toBeUndefined();
});

it.each([
	['nothing', Buffer.alloc(0)],
	['text', Buffer.from('Invoice 1')],
	['a web page', Buffer.from('<!doctype html>')],
	['half a PNG header', PNG.subarray(0, 4)],
	['half a JPEG header', JPEG.subarray(0, 2)],
	['a sound', Buffer.from('RIFF\0\0\0\0WAVE')],
	['a TIFF', Buffer.from('II*\0')],
	['a GIF', Buffer.from('GIF89a')],
	['a Word document', Buffer.from('PK\u0003\u0004')],
])('%s is none of the known kinds', (_, head) => {
	expect(kindOf(head)).toBeUndefined();
});
