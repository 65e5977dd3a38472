/** Amounts in the smallest unit of a currency, in which sums are exact. */
export interface Money {
	/** Rounded to the unit; half of one goes away from zero. */
	toUnits(amount: number): number;
	toAmount(units: number): number;
}

/** @param currency ISO 4217; two decimals without one, and for those that have fewer, since documents may state more than the currency has */
export function moneyOf(currency: string | null): Money {
	const scale = 10 ** decimalsOf(currency);
	return {
		// The fifteen digits that a number holds for sure, without what binary fractions add.
		toUnits: (amount) => Math.sign(amount) * Math.round(Number((Math.abs(amount) * scale).toPrecision(15))) + 0,
		toAmount: (units) => units / scale + 0,
	};
}

const DECIMALS = 2;
const known = new Map<string, number>();

function decimalsOf(currency: string | null): number {
	if (currency === null) return DECIMALS;
	let decimals = known.get(currency);
	if (decimals === undefined) {
		decimals = Math.max(DECIMALS, new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? DECIMALS);
		known.set(currency, decimals);
	}
	return decimals;
}

/** Shares of a sum in whole units, in proportion to the weights and exactly the sum together: what rounding leaves goes to the largest remainders. */
export function share(sum: number, weights: readonly number[]): number[] {
	const all = weights.reduce((total, weight) => total + weight, 0);
	if (all === 0) return weights.map((_, index) => (index === 0 ? sum : 0));
	const exact = weights.map((weight) => (sum * weight) / all);
	const shares = exact.map(Math.floor);
	let left = sum - shares.reduce((total, each) => total + each, 0);
	const byRemainder = exact.map((each, index) => ({ index, remainder: each - Math.floor(each) })).sort((first, second) => second.remainder - first.remainder);
	for (const { index } of byRemainder) {
		if (left <= 0) break;
		shares[index]++;
		left--;
	}
	return shares;
}
