import { fieldKeyForName, type LineItemKey } from '../../reader/fieldNames';
import type { FieldKey } from '../../reader/reading';
import { ExtractionFailure } from './failures';
import type { Prompt } from './schemas';
import { columnsOfSentence } from './naturalPrompt';

export interface PlannedColumn {
	name: string;
	/** What the name means; undefined when only the document's own labels can answer it. */
	key?: FieldKey | LineItemKey;
	/** The instructions that apply to it, the general ones included. */
	instructions: string;
}

/** What a prompt asks for. */
export interface Plan {
	columns: PlannedColumn[];
	/** Everything that was said, for choosing the output structure. */
	text: string;
}

/**
 * Understands a prompt, or fails as the service does: PROMPT_REJECTED when it asks for something other than
 * data, PROMPT_UNCLEAR when nothing definite is asked for.
 */
export function planPrompt(prompt: Prompt): Plan {
	const plan = typeof prompt === 'string' ? planSentence(prompt) : planFields(prompt);
	const known = plan.columns.some(({ key }) => key !== undefined);
	if (!known && OTHER_TASK.test(plan.text)) throw new ExtractionFailure('PROMPT_REJECTED');
	const definite = plan.columns.filter(({ name }) => !isVague(name));
	if (definite.length === 0) throw new ExtractionFailure('PROMPT_UNCLEAR');
	return plan;
}

function planFields(prompt: Exclude<Prompt, string>): Plan {
	const general = prompt.general_prompt ?? '';
	const columns = prompt.fields.map((field) => ({
		name: field.name,
		key: fieldKeyForName(field.name),
		instructions: [field.prompt, general].filter(Boolean).join('\n'),
	}));
	return { columns, text: [...columns.map(({ name }) => name), general].join('\n') };
}

function planSentence(text: string): Plan {
	const names = columnsOfSentence(text).filter((name) => !isVague(name));
	const columns = (names.length === 0 && ALL_DATA.test(text) ? USUAL_COLUMNS : names).map((name) => ({
		name,
		key: fieldKeyForName(name),
		instructions: text,
	}));
	return { columns, text };
}

const OTHER_TASK =
	/\b(write|compose|tell|sing|draw|paint|play|joke|poem|story|song|recipe|translate|pretend|ignore (all|any|previous|the above)|forget)\b/i;

const ALL_DATA = /\b(all|every|everything|any|the)\b.*\b(data|information|fields|details|invoices?)\b|\beverything\b/i;

const USUAL_COLUMNS = [
	'Invoice Number',
	'Invoice Date',
	'Due Date',
	'Vendor Name',
	'Customer Name',
	'Currency',
	'Subtotal',
	'Tax',
	'Total Amount',
];

/** Words that name no data point, however many of them stand together. */
const VAGUE =
	/^(stuff|things?|some|something|anything|whatever|all|every|everything|it|this|that|these|those|info|information|data|values?|me|my|the|a|please|out|here|good|nice|important|from|of|and|or|files?|documents?)$/;

function isVague(name: string): boolean {
	const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
	return words.every((word) => word.length < 2 || VAGUE.test(word));
}
