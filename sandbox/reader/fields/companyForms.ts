/** Legal forms that firms bear behind their names, in the countries whose invoices are read. */
const FORMS =
	'gmbh(?: & co\\.? kg)?|mbh|ag|kg|kgaa|ohg|ug|e\\.\\s?v\\.|gbr|e\\.\\s?k\\.?|e\\.\\s?kfr|eg|a\\.\\s?g\\.|se|gesmbh|ges\\.m\\.b\\.h|sarl|s\\.?a\\.?r\\.?l|sas|s\\.a\\.s|sasu|eurl|sa|s\\.a|sca|scop|sci|snc|' +
	'ltd|limited|llc|l\\.l\\.c|llp|inc|incorporated|corp|corporation|plc|pty|pvt|pte|lp|co|company|' +
	'b\\.?v|n\\.?v|v\\.?o\\.?f|bvba|sprl|srl|s\\.r\\.l|s\\.?p\\.?a|s\\.n\\.c|s\\.a\\.s|sl|s\\.l|s\\.l\\.u|slu|s\\.a\\.u|s\\.a\\. de c\\.v|s\\.? de r\\.?l\\.?|sac|s\\.a\\.c|eirl|e\\.i\\.r\\.l|ltda|lda|eireli|unipessoal|' +
	'sp\\.?\\s?z\\s?o\\.?\\s?o|s\\.?k\\.?a|spolka|s\\.?r\\.?o|a\\.?s|spol\\.?|v\\.o\\.s|ab|aktiebolag|aps|a/s|i/s|as|asa|oy|oyj|ky|kft|zrt|nyrt|bt|d\\.?o\\.?o|d\\.?d|j\\.d\\.o\\.o|ou|sia|uab|mb|eood|ood|ead|s\\.?r\\.?l\\.?|pfa|sdn|bhd|sdn\\.? bhd|pt|tbk|a\\.?s|ltd\\.? sti|san\\.? ve tic|kk|α\\.?ε|επε|ооо|оао|зао|тов|фоп|ип|еоод|оод|株式会社|有限公司';
const FORM = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${FORMS})\\.?(?![\\p{L}\\p{N}])`, 'iu');

/** Where the legal form ends in a text that has one behind a name: 12 in "Lieferant AG, Berlin". */
export function companyFormEnd(text: string): number | undefined {
	for (const match of text.matchAll(new RegExp(FORM, 'giu'))) {
		// "as", "co" and "company" are words as well: those of a name have a capital or a dot.
		const isCapital = /^\p{Lu}/u.test(match[0]) || match[0].includes('.') || /^(gmbh|mbh|d\.?o\.?o|s\.?r\.?o)/i.test(match[0]);
		if (!isCapital || !/\p{L}{2}/u.test(text.slice(0, match.index))) continue;
		// A dot belongs to what is short for something: "Ltd.", but not "Limited." at the end of a sentence.
		return match.index + match[0].replace(/(?<=\p{L}{5}|mbh)\.$/iu, '').length;
	}
	return /^(PT|OOO|ООО|ИП|ФОП|UAB|SIA|OÜ|株式会社|ТОВ)\s+["“«]?\p{Lu}/u.test(text) ? text.length : undefined;
}

const TRADES =
	/\b(services?|solutions?|group|gruppe|associates|consulting|enterprises?|holdings?|hotel|restaurant|cafe|bar|grill|kitchen|pizzeria|bakery|backerei|boulangerie|store|stores|shop|market|supermarket|supermarkt|mart|trading|pharmacy|apotheke|pharmacie|farmacia|clinic|hospital|school|university|verlag|versicherung\w*|stadtwerke|energie|energy|telecom|media|software|systems?|technologies|studio|design|logistics|transport\w*|industries|international|center|centre|zentrum|haus|bank|hardware|electronics|foods?|farm|garage|autohaus|werkstatt|bau|elektro|praxis|kanzlei|tankstelle|station)\b/i;

/** Whether a name says what somebody trades in. */
export function namesTrade(text: string): boolean {
	return TRADES.test(text);
}
