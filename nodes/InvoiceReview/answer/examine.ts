import type { CheckedAnswer, PostedAnswer, PostedRow } from '../page/reviewPage';
import { reviewedBills, type ReviewedBills } from '../rows/bills';
import { problemsOf } from '../rows/checks';
import { readCorrections, type Correction } from '../rows/corrections';
import type { OpenReview } from './openReview';

/** What is said of an answer before it counts. */
export interface Examined {
	/** By row. */
	corrections: ReadonlyMap<number, Correction[]>;
	/** What the rules say of the corrected rows, in the order of the rows. */
	problems: string[][];
	/** By column, why what was entered cannot be taken; in the order of the rows. */
	fieldProblems: Array<Record<string, string>>;
	/** Of the invoices that are approved as a whole, by their first row. */
	bills: ReviewedBills['bills'];
	/** The first row with a value that cannot be taken. */
	firstWrong?: number;
}

/** Reads what was entered and runs the rules over it, as far as it counts. */
export function examine({ rows, settings }: OpenReview, answer: PostedAnswer): Examined {
	const counts = answer.intent === 'submit' ? isApproved : isNotRejected;
	const read = new Map(answer.rows.filter(counts).map(({ id, fields }) => [id, readCorrections(rows[id], fields)]));
	const corrections = new Map([...read].map(([id, { corrections: own }]) => [id, own]));
	const fieldProblems = rows.map(({ id }) => read.get(id)?.problems ?? {});
	const firstWrong = rows.find((_, index) => Object.keys(fieldProblems[index]).length > 0)?.id;
	const rejected = new Set(answer.rows.filter((row) => !isNotRejected(row)).map(({ id }) => id));
	const counted = (id: number) => (answer.intent === 'check' ? !rejected.has(id) : read.has(id));
	const { bills, problems: unbooked } = reviewedBills(rows, corrections, counted, settings.check);
	const problems = problemsOf(rows, corrections, rejected, settings.check).map((found, index) => [...found, ...(unbooked.get(rows[index].id) ?? [])]);
	return { corrections, problems, bills, fieldProblems, ...(firstWrong !== undefined && { firstWrong }) };
}

/** The same for the page's script. */
export function checkedAnswer({ rows }: OpenReview, { problems, fieldProblems }: Examined): CheckedAnswer {
	return { rows: rows.map(({ id }, index) => ({ id, problems: problems[index], fieldProblems: fieldProblems[index] })) };
}

/** Corrections of other rows are not applied, so that nothing in them can be wrong. */
function isApproved({ decision }: PostedRow): boolean {
	return decision === 'approved';
}

function isNotRejected({ decision }: PostedRow): boolean {
	return decision !== 'rejected';
}
