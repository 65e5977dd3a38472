/** Names and short forms of each month, without accents. */
const NAMES = [
	'january jan januar janner janvier janv enero ene gennaio gen januari',
	'february feb februar fevrier fev fevr febrero febbraio februari',
	'march mar marz mrz mars marzo maart mrt',
	'april apr avril avr abril abr aprile',
	'may mai mayo maggio mag mei',
	'june jun juni juin junio giugno giu',
	'july jul juli juillet juil julio luglio lug',
	'august aug aout agosto ago augustus',
	'september sep sept septembre septiembre settembre set',
	'october oct oktober okt octobre octubre ottobre ott',
	'november nov novembre noviembre',
	'december dec dezember dez decembre diciembre dic dicembre',
];

/** Month (1 to 12) by its name in lower case without accents: English, German, French, Spanish, Italian, Dutch. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
