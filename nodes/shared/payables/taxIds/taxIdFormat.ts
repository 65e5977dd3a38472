/** How the tax IDs of a country are written and checked. */
export interface TaxIdFormat {
	/** Of capital letters and digits alone, without the prefix of the country. */
	form: RegExp;
	/** Whether what can be calculated is right; called with what has the form. */
	isRight(id: string): boolean;
	/** What is the matter otherwise, where it is not the check digits. */
	problem?: string;
}
