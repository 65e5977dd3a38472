import { EInvoiceError } from './problem';
import type { Vocabulary } from './model/path';
import type { SyntaxName } from './model/terms';
import type { XmlElement } from './xml/element';
import { asCurrentCii } from './zugferd1';

const UNECE = 'urn:un:unece:uncefact:data:standard:';
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

interface Syntax {
	syntax: SyntaxName;
	vocabulary: Vocabulary;
	/** Whether it is ZUGFeRD 1, which is older than EN 16931. */
	isZugferd1?: boolean;
}

/** By the namespace and the name of the root. */
const ROOTS = new Map<string, Syntax>([
	[
		`${UNECE}CrossIndustryInvoice:100 CrossIndustryInvoice`,
		{
			syntax: 'cii',
			vocabulary: new Set(['CrossIndustryInvoice:100', 'ReusableAggregateBusinessInformationEntity:100', 'UnqualifiedDataType:100', 'QualifiedDataType:100'].map((name) => UNECE + name)),
		},
	],
	[
		'urn:ferd:CrossIndustryDocument:invoice:1p0 CrossIndustryDocument',
		{
			syntax: 'cii',
			vocabulary: new Set(['urn:ferd:CrossIndustryDocument:invoice:1p0', ...['ReusableAggregateBusinessInformationEntity:12', 'UnqualifiedDataType:15', 'QualifiedDataType:12'].map((name) => UNECE + name)]),
			isZugferd1: true,
		},
	],
	...['Invoice', 'CreditNote'].map((name): [string, Syntax] => [
		`${UBL}${name}-2 ${name}`,
		{ syntax: 'ubl', vocabulary: new Set([`${name}-2`, 'CommonAggregateComponents-2', 'CommonBasicComponents-2'].map((part) => UBL + part)) },
	]),
]);

const ENVELOPE = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader StandardBusinessDocument';

/** The document in an envelope, as access points of Peppol hand it over; any other is its own. */
export function withoutEnvelope(root: XmlElement): XmlElement {
	if (nameOf(root) !== ENVELOPE) return root;
	return root.children.find(({ name }) => name !== 'StandardBusinessDocumentHeader') ?? root;
}

/**
 * Tells by its root in which syntax an invoice is written. ZUGFeRD 1 gets the names of today's CII.
 * @throws EInvoiceError when it is no invoice, such as an order of Order-X
 */
export function syntaxOf(root: XmlElement): Syntax {
	const known = ROOTS.get(nameOf(root));
	if (known?.isZugferd1) asCurrentCii(root);
	if (known) return known;
	if (root.name === 'SCRDMCCBDACIOMessageStructure') {
		throw new EInvoiceError({ code: 'ORDER_INSTEAD_OF_INVOICE', message: 'it is an order (Order-X) and no invoice' });
	}
	throw new EInvoiceError({ code: 'NOT_AN_E_INVOICE', message: `its root ${root.name.slice(0, 60)} is not that of an invoice in CII (ZUGFeRD, Factur-X, XRechnung) or UBL (XRechnung, Peppol)` });
}

function nameOf({ namespace, name }: XmlElement): string {
	return `${namespace} ${name}`;
}
