/**
 * Rates of value added tax, goods and services tax or consumption tax in percent, by country; 0 is one everywhere (exports, reverse charge,
 * exempt supplies). Rates that held at any time since 2019 stay in the list, since invoices of then are still read. As of January 2026.
 * Countries whose rates states and towns set, such as the United States and Brazil, are not in it.
 *
 * Sources: European Commission, "Taxes in Europe Database" and "VAT rates applied in the member states"; gov.uk, "VAT rates"; Swiss Federal Tax
 * Administration (also for Liechtenstein); Skatteetaten; Skatturinn; Canada Revenue Agency and Revenu Québec (with the provinces' own); Servicio de
 * Administración Tributaria; ATO; Inland Revenue (NZ, SG); GST Council, notifications of 2017 and of September 2025; National Tax Agency (JP);
 * the ministries of finance of the others.
 */
const TABLE: Record<string, string> = {
	AT: '20 19 13 10 5', BE: '21 12 6', BG: '20 9', CY: '19 9 5 3', CZ: '21 15 12 10', DE: '19 16 7 5', DK: '25', EE: '24 22 20 13 9 5', ES: '21 10 7.5 5 4 2 7 3 9.5 15',
	FI: '25.5 24 14 13.5 10', FR: '20 10 8.5 5.5 2.1 1.75 1.05 13 0.9', GR: '24 17 13 9 6 4', HR: '25 13 5', HU: '27 18 5', IE: '23 21 13.5 9 4.8', IT: '22 10 5 4',
	LT: '21 12 9 5', LU: '17 16 14 13 8 7 3', LV: '21 12 5', MT: '18 12 7 5', NL: '21 9 6', PL: '23 8 7 5 4', PT: '23 22 18 16 13 12 9 6 5 4', RO: '21 19 11 9 5',
	SE: '25 12 6', SI: '22 9.5 5', SK: '23 20 19 10 5',
	GB: '20 12.5 5', CH: '8.1 7.7 3.8 3.7 2.6 2.5', LI: '8.1 7.7 3.8 3.7 2.6 2.5', NO: '25 15 12 11.11 6', IS: '24 11', UA: '20 14 7', RS: '20 10', TR: '20 18 10 8 1',
	CA: '5 13 14 15 6 7 8 9.975 10 11 12 14.975', MX: '16 8', CL: '19', CO: '19 5', PE: '18 16 10.5', AR: '27 21 10.5 2.5',
	AU: '10', NZ: '15', JP: '10 8', SG: '9 8 7', KR: '10', CN: '13 9 6 5 3 1', TW: '5', TH: '7', ID: '12 11 10', PH: '12', VN: '10 8 5', MY: '10 8 6 5',
	IN: '40 28 18 12 9 6 5 14 20 2.5 3 1.5 1 0.25 0.125 0.1 0.05', AE: '5', SA: '15 5', IL: '18 17', ZA: '15', EG: '14 10 5', MA: '20 14 10 7', KE: '16 14 8', NG: '7.5',
};

/** The rates of a country (ISO 3166-1), the highest first, without 0; undefined where they are not known. */
export function ratesOf(country: string): readonly number[] | undefined {
	return RATES.get(country);
}

/** Rates that only farmers and foresters have, who are taxed by them as a whole. Source: § 24 UStG, as amended for 2022 to 2025. */
const FLAT_RATES: Readonly<Record<string, readonly number[]>> = { DE: [10.7, 9.5, 9, 8.4, 7.8, 5.5] };

export function flatRatesOf(country: string): readonly number[] {
	return FLAT_RATES[country] ?? [];
}

const RATES: ReadonlyMap<string, readonly number[]> = new Map(
	Object.entries(TABLE).map(([country, rates]) => [country, rates.split(' ').map(Number).sort((left, right) => right - left)]),
);
