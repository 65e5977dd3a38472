import { editDistance } from './nearMiss';
import { vendorKey } from './vendorNames';

/** A name that is this much longer may be the same with a branch or a slogan behind it. */
const LEAST_BEGINNING = 4;

/** Whether two names can be meant for one company: spelled alike, one the beginning of the other, or with a letter in eight misread. */
export function isSameVendor(left: string, right: string): boolean {
	const [short, long] = [vendorKey(left), vendorKey(right)].sort((one, other) => one.length - other.length);
	if (short === long || (short.length >= LEAST_BEGINNING && long.startsWith(short))) return true;
	const allowed = Math.floor(long.length / 8);
	return editDistance(short, long, allowed) <= allowed;
}
