/** An IBAN with the check digits that its account number needs, calculated with one large number and not digit by digit as the node does. */
export function ibanOf(country: string, account: string): string {
	const digits = [...`${account}${country}00`].map((character) => parseInt(character, 36)).join('');
	return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}
