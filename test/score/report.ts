import Table from 'cli-table3';
import { FOUR_FIELDS, type Comparison } from './compare';
import { KINDS, type Scored } from './samples';

/** Shares between 0 and 1, by row of the table and column: what is kept from one run to the next. */
export type Shares = Record<string, Record<string, number>>;

type FourFields = Array<Comparison & { kind: string }>;

/**
 * The shares of the four fields that are right, and how well the doubts tell the wrong ones: of all wrong or
 * empty fields the share that is doubted (recall), of all doubted ones the share that is wrong or contradicted (precision).
 */
export function sharesOf(scored: Scored[]): Shares {
	const sets: Array<[string, Scored[]]> = [
		...KINDS.map((kind): [string, Scored[]] => [kind, scored.filter((document) => document.kind === kind)]),
		...[...new Set(scored.map(({ folder, kind }) => `${kind}: ${folder}`))].sort().map((name): [string, Scored[]] => [name, scored.filter(({ folder, kind }) => `${kind}: ${folder}` === name)]),
		// What is drawn as a picture is the same documents once more: without it runs with and without pictures compare.
		['all', scored.filter(({ kind }) => kind !== 'drawn as a picture')],
	];
	return Object.fromEntries(sets.filter(([, documents]) => documents.length > 0).map(([name, documents]) => [name, rowOf(documents)]));
}

function rowOf(documents: Scored[]): Record<string, number> {
	const comparisons = fourFieldsOf(documents);
	const wrong = comparisons.filter(({ isRight }) => !isRight);
	const doubted = comparisons.filter(isDoubted);
	const pages = documents.reduce((sum, document) => sum + document.pages, 0);
	return {
		documents: documents.length,
		...Object.fromEntries(FOUR_FIELDS.map((field) => [field, rightShare(comparisons.filter((comparison) => comparison.field === field))])),
		'the four': rightShare(comparisons),
		'notes: recall': share(wrong.filter(isDoubted).length, wrong.length),
		'notes: precision': share(doubted.filter(isRightlyDoubted).length, doubted.length),
		's a page': documents.reduce((sum, { seconds }) => sum + seconds, 0) / pages,
	};
}

function isDoubted({ causes }: Comparison): boolean {
	return causes.length > 0;
}

function isRightlyDoubted({ isRight, isContradicted }: Comparison): boolean {
	return !isRight || isContradicted === true;
}

function fourFieldsOf(documents: Scored[]): FourFields {
	return documents.flatMap(({ kind, comparisons }) =>
		comparisons.filter(({ field }) => (FOUR_FIELDS as readonly string[]).includes(field)).map((comparison) => ({ ...comparison, kind })),
	);
}

function rightShare(comparisons: Comparison[]): number {
	return share(comparisons.filter(({ isRight }) => isRight).length, comparisons.length);
}

/** Nothing of nothing is all of it. */
function share(part: number, whole: number): number {
	return whole === 0 ? 1 : part / whole;
}

/** A table of the shares, with what has changed since the last run. */
export function describeShares(shares: Shares, last: Shares): string {
	const columns = Object.keys(Object.values(shares)[0] ?? {});
	const table = new Table({ head: ['', ...columns] });
	for (const [name, row] of Object.entries(shares)) {
		table.push([name, ...columns.map((column) => describe(column, row[column], last[name]?.[column]))]);
	}
	return table.toString();
}

function describe(column: string, value: number, before: number | undefined): string {
	if (column === 'documents') return String(value);
	const isTime = column === 's a page';
	const text = isTime ? value.toFixed(1) : `${(100 * value).toFixed(1)} %`;
	const change = before === undefined ? 0 : isTime ? value - before : 100 * (value - before);
	return Math.abs(change) < 0.05 ? text : `${text} (${change > 0 ? '+' : ''}${change.toFixed(1)})`;
}

/** Everything that is wrong, every doubt about something right, what became of each cause, and the slowest documents. */
export function describeMisses(scored: Scored[]): string {
	const lines = scored.flatMap(({ kind, folder, file, comparisons }) =>
		comparisons
			.filter((comparison) => !comparison.isRight || isDoubted(comparison))
			.map(({ field, isRight, causes, isContradicted, expected, got }) => {
				const doubt = causes.length > 0 ? `doubted (${causes.join(', ')})` : 'not doubted';
				const what = !isRight ? `should be ${expected}, got ${got}, ${doubt}` : `is ${got}, but ${doubt}${isContradicted ? ', since the document shows something else' : ''}`;
				return `${kind}: ${folder}/${file}: ${field} ${what}`;
			}),
	);
	const slowest = [...scored].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
	return [
		...lines,
		'',
		'Causes of notes:',
		...describeCauses(fourFieldsOf(scored)),
		'',
		'Slowest:',
		...slowest.map(({ folder, file, seconds, pages }) => `${folder}/${file}: ${seconds.toFixed(1)} s, pages: ${pages}`),
	].join('\n');
}

/** Each cause that the reader gave, with how often it was right. */
function describeCauses(comparisons: FourFields): string[] {
	const noted = comparisons.flatMap((comparison) => [...new Set(comparison.causes)].map((cause) => ({ name: `${comparison.field}, ${cause}`, isRightful: isRightlyDoubted(comparison) })));
	return [...new Set(noted.map(({ name }) => name))].sort().map((name) => {
		const own = noted.filter((note) => note.name === name);
		const rightful = own.filter(({ isRightful }) => isRightful).length;
		return `${name}: ${rightful} rightful, ${own.length - rightful} superfluous`;
	});
}
