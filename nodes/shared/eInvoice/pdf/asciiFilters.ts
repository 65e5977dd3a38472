import { unreadable } from './unreadable';

/** Undoes ASCIIHexDecode (7.4.2): two digits a byte up to `>`, with blanks anywhere. */
export function decodeAsciiHex(data: Buffer): Buffer {
	const digits = data.toString('latin1').split('>', 1)[0].replace(/[^0-9a-fA-F]/g, '');
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const [BANG, U, Z, TILDE] = '!uz~'.split('').map((sign) => sign.charCodeAt(0));

/** Undoes ASCII85Decode (7.4.3): five signs for four bytes up to `~>`, `z` for four zeros, with blanks anywhere. @throws EInvoiceError */
export function decodeAscii85(data: Buffer): Buffer {
	const out = Buffer.alloc(data.length * 4);
	let length = 0;
	let group: number[] = [];
	for (const code of data) {
		if (code === TILDE) break;
		if (code === Z && group.length === 0) length += 4;
		if (code < BANG || code > U) continue;
		group.push(code - BANG);
		if (group.length < 5) continue;
		length += write(group, out, length);
		group = [];
	}
	// Of the last group one sign more than bytes is there; the rest counts as the highest one.
	const missing = 5 - group.length;
	if (group.length > 1) length += write([...group, ...Array<number>(missing).fill(84)], out, length) - missing;
	return out.subarray(0, length);
}

function write(group: number[], out: Buffer, at: number): number {
	const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
	if (value > 0xffffffff) throw unreadable('a stream of it cannot be unpacked');
	out.writeUInt32BE(value, at);
	return 4;
}
