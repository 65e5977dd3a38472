import { readAmount } from '../invoice/amounts';

/** A confidence between 0 and 1 from a share (0.97), a percentage (97, `97%`) or a grade (`HIGH`). */
export function readConfidence(value: unknown): number | undefined {
	const grade = typeof value === 'string' ? GRADES.get(value.trim().toLowerCase()) : undefined;
	const number = grade ?? readAmount(value);
	if (number === undefined || number < 0 || number > 100) return undefined;
	return number > 1 || String(value).includes('%') ? number / 100 : number;
}

/**
 * How the services grade in words. Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed":
 * the numbers are ours, so that with the default threshold HIGH passes and the others do not.
 */
const GRADES = new Map([['high', 0.95], ['medium', 0.6], ['low', 0.3]]);
