import type { DocumentOrigin } from './document';

/** The extension with its dot, in lower case; empty when there is none. */
export function extensionOf(fileName: string): string {
	return /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0].toLowerCase() ?? '';
}

/**
 * Whether a file is wanted: its extension (`.pdf`) or its MIME type (`application/pdf`, `image/*`) is on the list.
 * One of the two is enough, because mail servers often send invoices as `application/octet-stream` or without an extension.
 */
export function matchesFilter({ originalName, binary }: Pick<DocumentOrigin, 'originalName' | 'binary'>, filter: string[]): boolean {
	const extension = extensionOf(originalName);
	const mimeType = binary.mimeType.toLowerCase().split(';')[0].trim();
	return filter.some((entry) => {
		const wanted = entry.trim().toLowerCase().replace(/^\*\./, '.');
		if (wanted === '*' || wanted === '*/*') return true;
		if (wanted.endsWith('/*')) return mimeType.startsWith(wanted.slice(0, -1));
		if (wanted.includes('/')) return mimeType === wanted;
		return extension !== '' && extension === (wanted.startsWith('.') ? wanted : `.${wanted}`);
	});
}
