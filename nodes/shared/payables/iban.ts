import { readText } from '../invoice/text';

/** An IBAN as it is compared: capital letters and digits alone, whatever stands between and before them. */
export function normalizeIban(text: string): string {
	return text.toUpperCase().replace(/^\s*IBAN\b/, '').replace(/[^A-Z0-9]/g, '');
}

/** The IBANs that a text names; invoices may state several, and other words before and behind them. */
export function readIbans(value: unknown): string[] {
	const text = readText(value);
	return text === undefined ? [] : text.split(/[,;|\n/]| (?:or|oder|ou|o|y|und|and) /i).flatMap(ibansIn).filter((iban) => iban !== '');
}

/** Those that are right, and what may be a wrong one beside them; where none is right, all of it. */
function ibansIn(text: string): string[] {
	const written = normalizeIban(text);
	const found: string[] = [];
	let rest = '';
	for (let at = 0; at < written.length; ) {
		const iban = written.slice(at, at + (LENGTHS.get(written.slice(at, at + 2)) ?? 0));
		const isRight = iban !== '' && problemOfIban(iban) === undefined;
		if (isRight) found.push(iban);
		rest += isRight ? ' ' : written[at];
		at += isRight ? iban.length : 1;
	}
	if (found.length === 0) return [written];
	// The code of a bank, or its name, has fewer digits.
	const wrong = (rest.match(/[A-Z]{2}\d{2}[A-Z0-9]+/g) ?? []).filter((each) => each.replace(/\D/g, '').length >= 10);
	return [...found, ...wrong];
}

/**
 * What is wrong with an IBAN, as the end of a sentence; undefined where nothing is. Source: ISO 13616, "the check digits are calculated
 * with MOD 97-10 (ISO/IEC 7064)", which finds any single character that is not right; the lengths are those of the IBAN registry.
 */
export function problemOfIban(iban: string): string | undefined {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return 'does not have the form of an IBAN';
	const length = LENGTHS.get(iban.slice(0, 2));
	if (length === undefined) return `begins with ${iban.slice(0, 2)}, which is no country of the IBAN registry`;
	if (iban.length !== length) return `has ${iban.length} characters, where one of ${iban.slice(0, 2)} has ${length}`;
	return remainderOf(iban.slice(4) + iban.slice(0, 4)) === 1 ? undefined : 'has wrong check digits';
}

/** Of the number that the characters make when letters count from 10 on; digit by digit, since it has more of them than a number holds. */
function remainderOf(characters: string): number {
	let remainder = 0;
	for (const character of characters) {
		const value = parseInt(character, 36);
		remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
	}
	return remainder;
}

/** Characters of an IBAN by country. Source: SWIFT, IBAN Registry (ISO 13616 registration authority), release of 2025. */
export const LENGTHS: ReadonlyMap<string, number> = new Map(
	(
		'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 ' +
		'GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ' +
		'ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ' +
		'ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
	)
		.split(' ')
		.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
