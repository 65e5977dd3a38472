/** One line of the table: a ratio or a count, and what it must not be above or below. */
export interface Measurement {
	part: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k';
	what: string;
	value: number;
	/** Behind the number, such as "x" for a ratio or "MB". */
	unit: string;
	/** Missing where the number is only for information. */
	target?: { atMost: number } | { atLeast: number };
}

export function isMet({ value, target }: Measurement): boolean {
	if (!target) return true;
	return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
