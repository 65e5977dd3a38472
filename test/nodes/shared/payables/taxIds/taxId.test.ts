import fc from 'fast-check';

import { FORMATS } from '../../../../../nodes/shared/payables/taxIds/formats';
import { normalizeTaxId, problemOfTaxId } from '../../../../../nodes/shared/payables/taxIds/taxId';

/** Examples of the published schemes, as they are printed. */
const EXAMPLES: Array<[string, string?]> = [
	['ATU 13585627'], ['BE 0428.759.497'], ['BG 175 074 752'], ['CY-10259033P'], ['CZ 25123891'], ['DE 136,695 976'], ['DK 13585628'], ['EE 100 931 558'], ['EL 094259216'], ['GR 094259216'],
	['ES B-58378431'], ['ES 54362315K'], ['ESX2482300W'], ['FI 20774740'], ['Fr 40 303 265 045'], ['HR 33392005961'], ['HU-12892312'], ['IE 6433435F'], ['IE 6433435OA'], ['IT 00743110157'], ['LT 119511515'],
	['LT 100001919017'], ['LU 150 274 42'], ['LV 4000 3521 600'], ['MT 1167-9112'], ['NL 004495445B01'], ['NL002455799B11'], ['PL 8567346215'], ['PT 501 964 843'], ['RO 185 472 90'], ['SE 123456789701'],
	['SI 5022 3054'], ['SK 202 274 96 19'], ['GB 980 7806 84'], ['CHE-100.155.212 MWST'], ['NO 995 525 828 MVA'], ['995525828', 'NO'], ['91-1144442', 'US'], ['EIN: 91-1144442'],
	['83 914 571 673', 'AU'], ['ABN 83 914 571 673'], ['27AAPFU0939F1ZV'], ['16.727.230/0001-97', 'BR'], ['12.ABC.345/01DE-35', 'BR'], ['VAT No.: DE136695976'], ['USt-IdNr. DE136695976'],
	['USt-ID-Nr. DE136695976'], ['Ust.-Id.-Nr. DE 136 695 976'], ['UStIdNr. DE136695976'], ['VAT Reg. No. GB 980 7806 84'], ['VAT Registration No. GB980780684'], ['VAT ID No. DE136695976'], ['VAT NO 995 525 828 MVA'],
	['N° TVA Intracommunautaire FR40303265045'], ['MwSt-Nr. CHE-100.155.212'], ['Partita IVA IT00743110157'], ['NIF B58378431', 'ES'], ['Tax ID No 91-1144442', 'US'], ['HU12892312-2-41'], ['DE136695976 / 12/345/67890'], ['12/345/67890 / DE136695976'],
];

it.each(EXAMPLES.map(([printed, country]) => [printed, country] as const))('%s is right', (printed, country) => {
	expect(problemOfTaxId(printed, country)).toBeUndefined();
});

it.each([
	['DE136695977', undefined, 'has wrong check digits for a VAT number of DE'],
	['DE13669597', undefined, 'does not have the form of a VAT number of DE'],
	['CHE-100.155.213', undefined, 'has wrong check digits for a Swiss UID'],
	['07-1144442', 'US', 'begins with two digits that the IRS does not give out'],
	['83 914 571 67', 'AU', 'does not have the form of an Australian ABN'],
	['27AAPFU0939F1ZX', undefined, 'has wrong check digits for a GSTIN'],
	['16.727.230/0001-79', 'BR', 'has wrong check digits for a CNPJ'],
])('%s of %s is wrong', (printed, country, problem) => {
	expect(problemOfTaxId(printed, country)).toBe(problem);
});

it.each([
	['12/345/67890', 'DE'],
	['303 265 045 00026', 'FR'],
	['123-45-6789', 'US'],
	['004 085 616', 'AU'],
	['136695976', undefined],
	['n/a', 'DE'],
	['ZZ123', undefined],
	['SIRET 552 100 554 00013', 'FR'],
	['SIREN 552 100 555', 'FR'],
	['Fiscal code 12345', 'IT'],
	['HRB 12345', 'DE'],
	['ITIN 912-34-5678', 'US'],
	['No 12/345/67890', 'DE'],
	['No. 123456789', undefined],
	['Tax ID No 12-3456789', undefined],
])('of %s of %s nothing can be said', (printed, country) => {
	expect(problemOfTaxId(printed, country)).toBeUndefined();
});

/** Schemes whose check digits find every single digit that is wrong; the others give two results the same digit, or have several schemes side by side. */
const SURE = ['AT', 'BE', 'CY', 'DE', 'DK', 'EE', 'FI', 'HR', 'HU', 'IT', 'MT', 'PL', 'SI', 'SK', 'CH', 'NO', 'AU', 'IN'];
/** Of the others all but few, so that a scheme that is not calculated at all shows. */
const NEARLY = ['CZ', 'EL', 'ES', 'FR', 'IE', 'LT', 'LU', 'LV', 'NL', 'PT', 'RO', 'SE', 'GB', 'BR'];

/** A tax ID of a country, as its example has it, with other digits and check digits that fit. */
function anyOf(country: string): fc.Arbitrary<string> {
	const [printed] = EXAMPLES.find(([example, of]) => of === country || normalizeTaxId(example).startsWith(country) || (country === 'IN' && example.startsWith('27'))) as [string];
	const body = normalizeTaxId(printed).replace(new RegExp(`^${country}`), '');
	const { form, isRight } = FORMATS[country];
	return fc
		.array(fc.nat(9), { minLength: body.length, maxLength: body.length })
		.map((digits) => [...body].map((character, index) => (/\d/.test(character) ? digits[index] : character)).join(''))
		// Latvian numbers below 4 are of persons, and not calculated.
		.map((other) => (country === 'LV' ? `4${other.slice(1)}` : other))
		.map((other) => [...completions(other)].find((each) => each.length === body.length && (country !== 'LV' || each > '4') && form.test(each) && isRight(each)))
		.filter((found) => found !== undefined);
}

/** The same with other characters where the check is: at the beginning in France, else among the last. */
function* completions(body: string): Generator<string> {
	for (let digits = 0; digits < 100; digits++) {
		const two = String(digits).padStart(2, '0');
		yield two + body.slice(2);
		yield body.slice(0, -2) + two;
		yield body.slice(0, -1) + (digits % 10);
		if (digits < 26) yield body.slice(0, -1) + String.fromCharCode(65 + digits);
		if (digits < 10) yield body.replace(/\d(?=[A-Z]\d\d$)/, String(digits));
		yield body.slice(0, 8) + two + body.slice(10);
	}
}

function changed(id: string, at: number, by: number): string {
	const digits = [...id].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
	const position = digits[at % digits.length];
	return id.slice(0, position) + String((Number(id[position]) + 1 + (by % 9)) % 10) + id.slice(position + 1);
}

const isValid = (country: string, id: string) => FORMATS[country].form.test(id) && FORMATS[country].isRight(id);

it.each(SURE)('of any tax ID of %s with a single digit changed none is right', (country) => {
	fc.assert(fc.property(anyOf(country), fc.nat(), fc.nat(8), (right, at, by) => !isValid(country, changed(right, at, by))), { numRuns: 40 });
});

it.each(NEARLY)('of tax IDs of %s with a single digit changed hardly one is right', (country) => {
	// The ends of Dutch and Swedish numbers count companies of one owner.
	const samples = fc.sample(fc.tuple(anyOf(country), fc.integer({ min: 1, max: 6 }), fc.nat(8)), { numRuns: 100, seed: 7 });
	expect(samples.filter(([right, at, by]) => isValid(country, changed(right, at, by))).length).toBeLessThan(15);
});

it('is the same whatever is printed before it, and with another number beside it', () => {
	const same = ['DE136695976', 'USt-ID-Nr. DE136695976', 'VAT ID No. DE 136 695 976', 'VAT: DE136695976', '12/345/67890 / DE136695976', 'DE136695976; HRB 12345'];
	expect(new Set(same.map(normalizeTaxId))).toEqual(new Set(['DE136695976']));
	expect(['HU12892312-2-41', 'SIRET 552 100 554 00013', 'No 12/345/67890'].map(normalizeTaxId)).toEqual(['HU12892312', '55210055400013', '1234567890']);
});
