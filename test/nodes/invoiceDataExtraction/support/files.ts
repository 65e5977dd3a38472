import type { SessionFile } from '../../../../nodes/InvoiceDataExtraction/upload/sessionFile';

/** Files of an upload session with these names, each from an input item of its own. */
export function sessionFiles(...names: string[]): SessionFile[] {
	return names.map((fileName, itemIndex) => ({
		fileId: `${itemIndex + 1}-id`,
		fileName,
		sha256: `sha-of-${fileName}`,
		origin: { itemIndex, originalName: fileName, binary: { data: '', mimeType: 'application/pdf', id: `stored-${itemIndex}` } },
	}));
}
