import { createHash } from 'crypto';

import { spelling } from '../invoice/identity';
import type { Bill } from './bill';

/** Within what all services take: 50 characters of QuickBooks Online, 128 of Xero. */
const LENGTH = 32;

/**
 * The idempotency key of a bill: the same in every execution for the same invoice, another one for another. A service that sees it twice books
 * once. What identifies an invoice is its vendor and number; date, currency and total belong to it, since some vendors begin anew each year.
 */
export function billKey({ kind, vendor, number, date, currency, total }: Omit<Bill, 'key' | 'lines'>): string {
	const identity = [kind, vendor.id ?? spelling(vendor.name ?? ''), spelling(number), date, currency, total];
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, LENGTH);
}
