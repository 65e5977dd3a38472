import type { Doubt } from '../../reader/reading';
import type { UncertaintyNote } from './completed';
import type { PlannedColumn } from './prompt';
import { invoicesOf, type ReadDocument } from './pages';

interface FileDoubt {
	fileName: string;
	columnName: string;
	doubt: Doubt;
}

/** The doubts that the reader really had about what was asked for, one note a kind and column. */
export function uncertaintyNotes(columns: PlannedColumn[], documents: ReadDocument[]): UncertaintyNote[] {
	const groups = new Map<string, FileDoubt[]>();
	for (const document of documents) {
		for (const doubt of invoicesOf(document).flatMap(({ doubts }) => doubts)) {
			const columnName = columns.find(({ key }) => key === doubt.field)?.name;
			if (columnName === undefined) continue;
			const topic = topicOf(doubt, columnName);
			const group = groups.get(topic) ?? [];
			groups.set(topic, [...group, { fileName: document.fileName, columnName, doubt }]);
		}
	}
	return [...groups].map(([topic, doubts]) => ({
		topic,
		description: doubts
			.map(({ fileName, columnName, doubt }) => `'${columnName}' in ${fileName}: ${doubt.description}`)
			.join(' '),
		suggested_prompt_additions: suggestions(doubts),
	}));
}

function topicOf(doubt: Doubt, columnName: string): string {
	switch (doubt.kind) {
		case 'missing':
			return `Missing '${columnName}'`;
		case 'two-candidates':
			return `Choice of '${columnName}'`;
		case 'low-confidence':
			return `Legibility of '${columnName}'`;
		case 'arithmetic':
			return `Arithmetic of '${columnName}'`;
	}
}

function suggestions(doubts: FileDoubt[]): UncertaintyNote['suggested_prompt_additions'] {
	const [{ columnName, doubt }] = doubts;
	switch (doubt.kind) {
		case 'missing':
			return [
				{
					purpose: 'To say where the value stands',
					instructions: [`Take '${columnName}' from ...`],
				},
			];
		case 'two-candidates':
			return [
				{
					purpose: 'To say which value is meant',
					instructions: [`Take '${columnName}' from the value labelled ...`],
				},
			];
		case 'low-confidence':
			return [
				{
					purpose: 'To leave unclear values empty',
					instructions: [`Leave '${columnName}' empty where it is not clearly legible`],
				},
			];
		case 'arithmetic':
			return [
				{
					purpose: 'To confirm this handling',
					instructions: [`Take '${columnName}' as printed, even where the amounts do not add up`],
				},
			];
	}
}
