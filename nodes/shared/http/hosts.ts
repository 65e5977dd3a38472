/** Where a host is, as far as its address says it: anywhere on the Internet, or in a network that only some machines can reach. */
export type HostPlace = 'public' | 'loopback' | 'private' | 'linkLocal' | 'reserved';

/**
 * Names are not looked up: that is for n8n's own protection against such requests, which sees the address that is dialled. Those that are
 * never public by their very form are told here.
 * @param hostname of a URL of http or https, for which `URL` has put every way to write an IPv4 address (decimal, octal, hexadecimal, short) in one form
 */
export function placeOf(hostname: string): HostPlace {
	const host = hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return placeOfV6(host.slice(1, -1));
	if (/^\d+(\.\d+){3}$/.test(host)) return placeOfV4(host.split('.').map(Number));
	if (/(^|\.)localhost$/.test(host)) return 'loopback';
	// One word is a name of the own network, such as that of a container.
	return !host.includes('.') || /\.(local|localdomain|internal|intranet|lan|home\.arpa)$/.test(host) ? 'private' : 'public';
}

/** Source: IANA IPv4 Special-Purpose Address Registry. */
function placeOfV4([a, b, c]: number[]): HostPlace {
	if (a === 127) return 'loopback';
	if (a === 169 && b === 254) return 'linkLocal';
	if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128)) return 'private';
	const isReserved = a === 0 || a >= 224 || (a === 192 && b === 0 && c === 0) || (a === 198 && (b === 18 || b === 19));
	return isReserved ? 'reserved' : 'public';
}

/** Source: IANA IPv6 Special-Purpose Address Registry. An IPv4 address inside counts as itself. */
function placeOfV6(address: string): HostPlace {
	const groups = groupsOf(address);
	const embedded = embeddedV4(groups);
	if (embedded) return placeOfV4(embedded);
	const [first] = groups;
	if (groups.slice(0, 7).every((group) => group === 0)) return groups[7] === 1 ? 'loopback' : 'reserved';
	if ((first & 0xffc0) === 0xfe80) return 'linkLocal';
	if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfec0) return 'private';
	return (first & 0xe000) === 0x2000 ? 'public' : 'reserved';
}

/** Mapped (`::ffff:0:0/96`), compatible (`::/96`), translated (`64:ff9b::/96`) and 6to4 (`2002::/16`) addresses. */
function embeddedV4(groups: number[]): number[] | undefined {
	const bytes = (high: number, low: number): number[] => [high >> 8, high & 255, low >> 8, low & 255];
	if (groups[0] === 0x2002) return bytes(groups[1], groups[2]);
	const prefix = groups.slice(0, 6).map((group) => group.toString(16)).join(':');
	const isMapped = ['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'].includes(prefix);
	const isCompatible = prefix === '0:0:0:0:0:0' && groups[6] > 0;
	return isMapped || isCompatible ? bytes(groups[6], groups[7]) : undefined;
}

/** Eight numbers of 16 bits. */
function groupsOf(address: string): number[] {
	const [left, right] = address.split('::').map((half) => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16))));
	if (!right) return left;
	return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}
