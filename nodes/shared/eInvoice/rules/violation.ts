/** A rule of EN 16931 that an invoice breaks. */
export interface Violation {
	/** As validators write it: `BR-CO-10`. */
	rule: string;
	/** A sentence, without its full stop. */
	message: string;
}
