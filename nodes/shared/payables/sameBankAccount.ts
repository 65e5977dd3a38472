import { normalizeAccount } from './vendors/vendors';

/** Fewer digits than this are found in any IBAN. */
const FEWEST_DIGITS = 5;

/**
 * Whether two numbers are of one bank account, which may be stated as an IBAN and as the number in the country: that is a part of the IBAN,
 * but for zeros before it.
 */
export function isSameBankAccount(left: string, right: string): boolean {
	const [one, other] = [normalizeAccount(left), normalizeAccount(right)];
	if (one === other) return true;
	if (looksLikeIban(one) === looksLikeIban(other)) return false;
	const [iban, number] = looksLikeIban(one) ? [one, other] : [other, one];
	const digits = number.replace(/\D/g, '').replace(/^0+/, '');
	return digits.length >= FEWEST_DIGITS && iban.slice(4).includes(digits);
}

/** Whether it begins as IBANs do, right or wrong; numbers of other accounts do not. */
export function looksLikeIban(text: string): boolean {
	return /^[A-Z]{2}\d{2}/.test(normalizeAccount(text));
}
