import { EXTENDED } from '../profile';
import type { EInvoice } from '../readEInvoice';

/** Amounts are in cents; a difference of less than one is none. */
const CENTS = 0.005;

/**
 * How far a sum may be from what is stated. EXTENDED allows a cent for each amount that is summed up: its BR-FXEXT-CO-10 to 15 and BR-FXEXT-*-08 say "0,01 * Number of
 * line net amounts" in place of the rules of EN 16931.
 * @param count of the amounts
 */
export function toleranceOf(invoice?: Pick<EInvoice, 'profile'>, count = 0): number {
	return CENTS + (invoice?.profile.name === EXTENDED ? 0.01 * count : 0);
}
