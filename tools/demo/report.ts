import Table from 'cli-table3';
import type { DemoResult, DemoRow } from './run';

const ROW_COLUMNS = ['Invoice Number', 'Invoice Date', 'Vendor Name', 'Total', 'Currency'];

const NO_LINES_BETWEEN_ROWS = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Longer texts go over several lines. */
const WIDEST = 64;

/** A table for each output of the node. */
export function describeRows({ documents, rows }: DemoResult): string {
	const fileOf = ({ document = -1 }: DemoRow) => documents[document]?.fileName;
	const cells = (row: DemoRow) => [fileOf(row), ...ROW_COLUMNS.map((column) => row.json[column])];
	return [
		table('Extracted', ['File', ...ROW_COLUMNS], rows.extracted.map(cells)),
		table(
			'Review',
			['File', ...ROW_COLUMNS, 'Reason'],
			rows.needsReview.map((row) => [...cells(row), row.json._review]),
		),
		table(
			'Failed',
			['File', 'Stage', 'Code', 'Message'],
			rows.failed.map((row) => [fileOf(row), row.json.stage, row.json.code, row.json.message]),
		),
	].join('\n\n');
}

function table(title: string, head: string[], rows: unknown[][]): string {
	const heading = `${title}: ${rows.length}`;
	if (rows.length === 0) return heading;
	const texts = rows.map((row) => row.map((value) => String(value ?? '')));
	const drawn = new Table({
		head,
		chars: NO_LINES_BETWEEN_ROWS,
		style: { head: [], border: [] },
		colWidths: head.map((title, column) =>
			Math.min(WIDEST, Math.max(...[title, ...texts.map((row) => row[column])].map(({ length }) => length)) + 2),
		),
		wordWrap: true,
	});
	drawn.push(...texts);
	return `${heading}\n${drawn.toString()}`;
}
