import type { Invoice, LineItem } from '../../reader/reading';
import type { SourceFileFormat } from '../../core/settings';
import type { Cell, Table } from '../../core/tables/table';
import type { ChosenStructure, CompletedExtraction } from './completed';
import { uncertaintyNotes } from './notes';
import { invoicesOf, pageReferences, type ReadDocument } from './pages';
import type { Plan, PlannedColumn } from './prompt';
import type { Submission } from './schemas';
import { columnType, isLineItemKey, valueOf } from './values';

const SOURCE_FILE = 'Source File';

/** Everything that a finished extraction tells, with its rows as a table. */
export function buildResult(
	plan: Plan,
	submission: Submission,
	documents: ReadDocument[],
	sourceFormat: SourceFileFormat,
): Omit<CompletedExtraction, 'outputs'> & { table: Table } {
	const structure =
		submission.output_structure === 'automatic' ? chooseStructure(plan) : submission.output_structure;
	const wanted = withSourceFile(plan.columns, submission);
	const rows = documents.flatMap((document) =>
		invoicesOf(document).flatMap((invoice) =>
			unitsOf(invoice, structure).map((item): Cell[] => {
				const page = item?.page ?? invoice.pages[0] ?? 1;
				const source = sourceText(document.fileName, page, sourceFormat);
				return wanted.map((column) =>
					column.name === SOURCE_FILE ? source : valueOf(column, invoice, item),
				);
			}),
		),
	);
	const columns = wanted.map((column) => ({ name: column.name, type: columnType(column) }));
	return {
		structure,
		...pageReferences(documents),
		notes: uncertaintyNotes(plan.columns, documents),
		table: { columns, rows },
	};
}

/** "By default, a "Source File" column is added to every row." One that was asked for by name is not doubled. */
function withSourceFile(columns: PlannedColumn[], { options }: Submission): PlannedColumn[] {
	const excluded = options?.exclude_columns?.includes('source_file') ?? false;
	const isThere = excluded || columns.some(({ name }) => name === SOURCE_FILE);
	return isThere ? columns : [...columns, { name: SOURCE_FILE, instructions: '' }];
}

/** "The AI decides based on your prompt and documents." */
function chooseStructure({ columns, text }: Plan): ChosenStructure {
	return columns.some(({ key }) => isLineItemKey(key)) ||
		/\b(?:line[- ]items?|(?:row|object) (?:for|per) (?:each|every)? ?(?:product|item|service|line))/i.test(text)
		? 'per_line_item'
		: 'per_invoice';
}

/** What becomes a row. An invoice without line items keeps one row, so that it is not lost. */
function unitsOf(invoice: Invoice, structure: ChosenStructure): Array<LineItem | undefined> {
	return structure === 'per_line_item' && invoice.lineItems.length > 0 ? invoice.lineItems : [undefined];
}

/**
 * The document only says that the column is "indicating which uploaded file/page the data was extracted
 * from"; the setting plays the likely spellings.
 */
function sourceText(fileName: string, page: number, format: SourceFileFormat): string {
	switch (format) {
		case 'name':
			return fileName;
		case 'nameAndPage':
			return `${fileName} (Page ${page})`;
		case 'nameHashPage':
			return `${fileName}#${page}`;
		case 'nameDashPage':
			return `${fileName} - Page ${page}`;
	}
}
