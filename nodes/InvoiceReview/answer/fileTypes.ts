import type { IBinaryData } from 'n8n-workflow';

import { kindOf } from '../../shared/documents/inspect';

/** Files that a browser shows without running anything of theirs, by how they begin. SVG and HTML are none of them. */
const TYPES = {
	// A mail gateway may have put something before it, as where documents are taken in; what begins like markup is none all the same.
	'application/pdf': (head: Buffer) => kindOf(head) === 'pdf' && !/^[\s\ufeff\u00ef\u00bb\u00bf]*</.test(head.toString('latin1', 0, 200)),
	'image/png': (head: Buffer) => startsWith(head, '\x89PNG\r\n\x1a\n'),
	'image/jpeg': (head: Buffer) => startsWith(head, '\xff\xd8\xff'),
	'image/webp': (head: Buffer) => startsWith(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP',
	'image/gif': (head: Buffer) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a'),
} as const;

export type ShownType = keyof typeof TYPES;

const OTHER_NAMES: Record<string, ShownType> = { 'image/jpg': 'image/jpeg', 'application/x-pdf': 'application/pdf' };

const EXTENSIONS: Record<string, ShownType> = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', gif: 'image/gif' };

/** What a file says that it is, where that can be shown: many mail servers call everything `application/octet-stream`. */
export function knownType({ mimeType, fileName }: Pick<IBinaryData, 'mimeType' | 'fileName'>): ShownType | undefined {
	const said = mimeType.split(';')[0].trim().toLowerCase();
	if (isShownType(said)) return said;
	if (Object.hasOwn(OTHER_NAMES, said)) return OTHER_NAMES[said];
	const extension = /\.(\w+)$/.exec(fileName ?? '')?.[1].toLowerCase() ?? '';
	return said === 'application/octet-stream' && Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
}

/** What a file is. @param head its first bytes */
export function typeOfBytes(head: Buffer): ShownType | undefined {
	return Object.keys(TYPES).filter(isShownType).find((type) => TYPES[type](head));
}

function isShownType(type: string): type is ShownType {
	return Object.hasOwn(TYPES, type);
}

function startsWith(head: Buffer, text: string): boolean {
	return head.toString('latin1', 0, text.length) === text;
}
