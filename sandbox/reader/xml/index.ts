import { readCii } from './cii';
import type { XmlInvoice } from './invoiceData';
import { parseXml } from './tree';
import { readUbl } from './ubl';

export type { XmlInvoice } from './invoiceData';

/** Reads an e-invoice in CII or UBL syntax; undefined for other XML and for XML that is broken. */
export function readXmlInvoice(bytes: Uint8Array): XmlInvoice | undefined {
	try {
		const root = parseXml(bytes);
		return readCii(root) ?? readUbl(root);
	} catch {
		return undefined;
	}
}
