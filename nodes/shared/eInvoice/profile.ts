/** The specification that an invoice says it follows (BT-24), in words, and how much of EN 16931 that is. */
export interface Profile {
	name: string;
	level: ProfileLevel;
}

/**
 * Whether it is all of EN 16931, or less than that: BASIC WL is without lines, and MINIMUM also without most of what the totals are made of. ZUGFeRD 1 is older than the
 * standard.
 */
export type ProfileLevel = 'older' | 'minimum' | 'partial' | 'complete';

/** Profiles that replace rules of the standard by their own. */
export const [XRECHNUNG_EXTENSION, EXTENDED] = ['XRechnung Extension', 'Factur-X EXTENDED'];

const KNOWN: ReadonlyArray<{ pattern: RegExp; name: string; level: ProfileLevel }> = [
	{ pattern: /^urn:ferd:.*:basic/i, name: 'ZUGFeRD 1 BASIC', level: 'older' },
	{ pattern: /^urn:ferd:.*:comfort/i, name: 'ZUGFeRD 1 COMFORT', level: 'older' },
	{ pattern: /^urn:ferd:.*:extended/i, name: 'ZUGFeRD 1 EXTENDED', level: 'older' },
	{ pattern: /xrechnung.*extension/i, name: XRECHNUNG_EXTENSION, level: 'complete' },
	{ pattern: /xrechnung/i, name: 'XRechnung', level: 'complete' },
	{ pattern: /peppol.*:billing/i, name: 'Peppol BIS Billing 3', level: 'complete' },
	{ pattern: /(factur-x|zugferd).*:minimum/i, name: 'Factur-X MINIMUM', level: 'minimum' },
	{ pattern: /(factur-x|zugferd).*:basicwl/i, name: 'Factur-X BASIC WL', level: 'partial' },
	{ pattern: /(factur-x|zugferd).*:basic/i, name: 'Factur-X BASIC', level: 'complete' },
	{ pattern: /(factur-x|zugferd).*:extended/i, name: EXTENDED, level: 'complete' },
	{ pattern: /^urn:cen\.eu:en16931:2017$/i, name: 'EN 16931', level: 'complete' },
];

export function profileOf(specification: string | undefined): Profile {
	const known = KNOWN.find(({ pattern }) => pattern.test(specification ?? ''));
	return { name: known?.name ?? specification ?? 'EN 16931', level: known?.level ?? 'complete' };
}
