/** The specification that an invoice says it follows (BT-24), in words, and whether that is all of EN 16931. */
export interface Profile {
	name: string;
	/** False for what holds less than an invoice of EN 16931, such as MINIMUM, and for ZUGFeRD 1, which is older. */
	isComplete: boolean;
}

const KNOWN: ReadonlyArray<{ pattern: RegExp; name: string; isComplete: boolean }> = [
	{ pattern: /^urn:ferd:.*:basic/i, name: 'ZUGFeRD 1 BASIC', isComplete: false },
	{ pattern: /^urn:ferd:.*:comfort/i, name: 'ZUGFeRD 1 COMFORT', isComplete: false },
	{ pattern: /^urn:ferd:.*:extended/i, name: 'ZUGFeRD 1 EXTENDED', isComplete: false },
	{ pattern: /xrechnung.*extension/i, name: 'XRechnung Extension', isComplete: true },
	{ pattern: /xrechnung/i, name: 'XRechnung', isComplete: true },
	{ pattern: /peppol.*:billing/i, name: 'Peppol BIS Billing 3', isComplete: true },
	{ pattern: /(factur-x|zugferd).*:minimum/i, name: 'Factur-X MINIMUM', isComplete: false },
	{ pattern: /(factur-x|zugferd).*:basicwl/i, name: 'Factur-X BASIC WL', isComplete: false },
	{ pattern: /(factur-x|zugferd).*:basic/i, name: 'Factur-X BASIC', isComplete: true },
	{ pattern: /(factur-x|zugferd).*:extended/i, name: 'Factur-X EXTENDED', isComplete: true },
	{ pattern: /^urn:cen\.eu:en16931:2017$/i, name: 'EN 16931', isComplete: true },
];

export function profileOf(specification: string | undefined): Profile {
	const known = KNOWN.find(({ pattern }) => pattern.test(specification ?? ''));
	return { name: known?.name ?? specification ?? 'EN 16931', isComplete: known?.isComplete ?? true };
}
