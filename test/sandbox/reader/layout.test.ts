import { linesOf, type PlacedText } from '../../../sandbox/reader/layout/lines';

const run = (text: string, x: number, y: number, height = 10): PlacedText => ({ text, x, y, width: text.length * 5, height, confidence: 1 });
const cells = (runs: PlacedText[]): string[][] => linesOf(runs, 1).map((line) => line.cells.map((cell) => cell.text));

describe('the lines of a page', () => {
	it('stand from top to bottom and left to right, however they were written', () => {
		expect(cells([run('Total', 50, 100), run('INV-7', 200, 20), run('Invoice', 50, 20), run('9.00', 200, 100)])).toEqual([['Invoice', 'INV-7'], ['Total', '9.00']]);
	});

	it('hold texts of different sizes together that overlap in height', () => {
		expect(cells([run('Rechnungsnummer', 50, 23, 7), run('471102', 200, 22, 10)])).toEqual([['Rechnungsnummer', '471102']]);
	});

	it('stay apart when type is set tightly', () => {
		expect(cells([run('Subtotal', 50, 20, 8), run('less discount', 50, 29, 8)])).toEqual([['Subtotal'], ['less discount']]);
	});

	it('join words and the pieces of words', () => {
		expect(cells([run('Due', 50, 20), run('date', 68, 20), run('12/15/20', 150, 20), run('19', 190, 20)])).toEqual([['Due date', '12/15/2019']]);
	});

	it('are cut where a writer used spaces as columns', () => {
		expect(cells([run('Soap      4     10.00', 50, 20)])).toEqual([['Soap', '4', '10.00']]);
	});

	it('drop text that was printed twice to look bold', () => {
		expect(cells([run('Total', 50, 20), run('Total', 50.3, 20)])).toEqual([['Total']]);
	});

	it('close up titles that are spaced out', () => {
		expect(cells([run('R E C H N U N G', 50, 20)])).toEqual([['RECHNUNG']]);
	});

	it('keep a sender line with bullets in one cell', () => {
		expect(cells([run('Acme', 50, 20), run('•', 82, 20), run('Main St 1', 98, 20)])).toEqual([['Acme • Main St 1']]);
	});
});
