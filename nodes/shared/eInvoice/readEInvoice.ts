import { INVOICE, type InvoiceTerms } from './model/invoice';
import { readTerms, type Misread } from './model/readTerms';
import { EInvoiceError, type EInvoiceProblem } from './problem';
import { profileOf, type Profile } from './profile';
import { syntaxOf, withoutEnvelope } from './syntax';
import { decodeXml } from './xml/decode';
import { XML_LIMITS } from './xml/element';
import { readXml } from './xml/readXml';

/** An invoice as its XML states it. */
export interface EInvoice {
	terms: InvoiceTerms;
	profile: Profile;
	/** Amounts and dates that are none. */
	misread: Misread[];
	/** Those that its amounts state themselves, once each. */
	currencies: readonly string[];
}

export type EInvoiceReading = { ok: true; invoice: EInvoice } | { ok: false; problem: EInvoiceProblem };

/** Reads an invoice in CII or UBL. Whatever the bytes are, it ends, with an invoice or with a problem. */
export function readEInvoice(xml: Buffer): EInvoiceReading {
	let unexpected: unknown;
	try {
		return { ok: true, invoice: read(xml) };
	} catch (error) {
		if (error instanceof EInvoiceError) return { ok: false, problem: error.problem };
		unexpected = error;
	}
	throw unexpected;
}

function read(xml: Buffer): EInvoice {
	if (xml.length > XML_LIMITS.bytes) {
		throw new EInvoiceError({ code: 'XML_TOO_LARGE', message: `it has more than ${XML_LIMITS.bytes / 1024 / 1024} MB` });
	}
	const root = withoutEnvelope(readXml(decodeXml(xml)));
	const { syntax, vocabulary, isZugferd1 } = syntaxOf(root);
	const misread: Misread[] = [];
	const currencies = new Set<string>();
	const terms = readTerms(INVOICE, root, { syntax, vocabulary, misread, currencies });
	const profile = profileOf(terms.specification);
	return { terms, profile: isZugferd1 ? { ...profile, level: 'older' } : profile, misread, currencies: [...currencies] };
}
