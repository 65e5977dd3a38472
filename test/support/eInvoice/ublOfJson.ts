import { element, textOf, type Content } from './xml';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

type Json = string | number | Json[] | { [key: string]: Json };

/** The UBL of an invoice in the JSON notation of UBL: elements as keys, attributes as `element@attribute`. */
export function ublOfJson(json: string): { xml: string; number: unknown; total: number } {
	const [[root, invoice]] = Object.entries(JSON.parse(json) as Record<string, Record<string, Json>>);
	const name = root.replace(/^\w+:/, '');
	const xml = element(name, contentOf(invoice), { xmlns: `${UBL}${name}-2`, 'xmlns:cac': `${UBL}CommonAggregateComponents-2`, 'xmlns:cbc': `${UBL}CommonBasicComponents-2` });
	const totals = invoice['cac:LegalMonetaryTotal'] as Record<string, Json>;
	return { xml: xml ?? '', number: invoice['cbc:ID'], total: Number(totals['cbc:TaxInclusiveAmount']) };
}

function contentOf(fields: Record<string, Json>): Content {
	return Object.entries(fields).flatMap(([key, value]): Content[] => {
		if (key.includes('@')) return [];
		const attributes = Object.fromEntries(
			Object.entries(fields).flatMap(([other, text]) => (other.startsWith(`${key}@`) ? [[other.slice(key.length + 1), String(text as string)]] : [])),
		);
		return (Array.isArray(value) ? value : [value]).map((each) =>
			element(key, typeof each === 'object' && !Array.isArray(each) ? contentOf(each) : textOf(String(each as string)), attributes),
		);
	});
}
