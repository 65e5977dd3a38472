import type { Source, TextLine } from '../reading';
import { decimalMarkOf, type DecimalMark } from '../text/amounts';
import { orderOf, type DayMonthOrder } from '../text/dates';
import { countryOf } from './country';
import { languageOf } from './language';
import { labelSpans, type LabelSpan } from './labelSpans';
import { itemTables, type ItemTable } from './itemTables';

/** What all fields of one invoice are read from. */
export interface Context {
	lines: TextLine[];
	spans: LabelSpan[];
	/** The labels of a line, which are looked up far too often for going through all. */
	spansIn(lineIndex: number): LabelSpan[];
	tables: ItemTable[];
	/** Indexes of the lines that belong to a table of line items. */
	tableLines: Set<number>;
	mark: DecimalMark;
	/** Undefined when the document leaves open whether 3/4 is in March or in April. */
	dayMonthOrder: DayMonthOrder | undefined;
	/** ISO 3166 code of the country the document most likely comes from. */
	country: string | undefined;
	/** ISO 639-1 code of the language of its labels. */
	language: string | undefined;
	source: Source;
}

export function contextOf(lines: TextLine[]): Context {
	const texts = lines.map((line) => line.text);
	const spans = labelSpans(lines);
	const byLine = new Map<number, LabelSpan[]>();
	for (const span of spans) byLine.set(span.lineIndex, [...(byLine.get(span.lineIndex) ?? []), span]);
	const mark = decimalMarkOf(texts);
	const tables = itemTables(lines, byLine, mark);
	const country = countryOf(lines);
	const language = languageOf(lines);
	return {
		lines,
		spans,
		spansIn: (lineIndex) => byLine.get(lineIndex) ?? [],
		tables,
		tableLines: new Set(tables.flatMap((table) => table.lineIndexes)),
		mark,
		country,
		language,
		dayMonthOrder: orderOf(texts) ?? orderIn(country, language),
		source: lines.some((line) => line.confidence < 1) ? 'ocr' : 'text',
	};
}

/** Only in the United States the month comes first; a language other than English speaks for the day as well. */
function orderIn(country: string | undefined, language: string | undefined): DayMonthOrder | undefined {
	if (country === 'US') return language === undefined || language === 'en' ? 'month-first' : 'day-first';
	return country !== undefined || (language !== undefined && language !== 'en') ? 'day-first' : undefined;
}
