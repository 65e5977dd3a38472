/**
 * A `Content-Disposition` with any name (RFC 6266): no path, no control characters, nothing that ends the header or the quotes.
 */
export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
	const name = fileName.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029/\\:*?"<>|]/gu, '_').replace(/^\.+/, '_').slice(0, MAX_NAME).replace(/\p{Surrogate}/gu, '') || 'document';
	const plain = name.replace(/[^\x20-\x7e]|[%;']/g, '_');
	const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const MAX_NAME = 150;
