import type { Failure } from './errors';

/**
 * What to do about a failure, and what the service adds to its error, in words: `... The service adds: credits required 25, credits
 * balance 15.` Messages of the services say "Check details for your balance and required credits", so that people must see them.
 * @param leavesOutNames whether the text is about one document, which it names itself
 * @returns undefined when there is nothing to say
 */
export function adviceOf({ advice, details }: Pick<Failure, 'advice' | 'details'>, leavesOutNames = false): string | undefined {
	const added = leaves(details, leavesOutNames).slice(0, MAX_DETAILS).join(', ');
	const told = added && `The service adds: ${added.length > MAX_LENGTH ? `${added.slice(0, MAX_LENGTH)}…` : added}.`;
	return [advice, told].filter(Boolean).join(' ') || undefined;
}

/** More would bury the first. */
const MAX_DETAILS = 8;
const MAX_LENGTH = 500;

/** What no error may show, whatever it holds. */
const SECRET = /key|token|secret|signature|password|authorization|cookie|url/i;
const NAMES = /^file_?(names?|ids?)$/i;

/** The details are not described in full: whatever has a name and a plain value is told under that name, in the order in which it comes. */
function leaves(details: unknown, leavesOutNames: boolean): string[] {
	if (typeof details !== 'object' || details === null) return [];
	const { message, path } = details as { message?: unknown; path?: unknown };
	// Source: INVALID_INPUT has issues such as { "message": "file_name must end with ...", "path": ["files", 0, "file_name"] }.
	if (typeof message === 'string' && Array.isArray(path)) return [`${[path.map(String).join('.'), sentenceless(message)].filter(Boolean).join(': ')}`];
	return Object.entries(details).flatMap(([name, value]) => {
		if (SECRET.test(name) || (leavesOutNames && NAMES.test(name))) return [];
		const plain = (Array.isArray(value) ? value : [value]).filter(isPlain);
		if (plain.length === 0) return Array.isArray(value) ? value.flatMap((each) => leaves(each, leavesOutNames)) : leaves(value, leavesOutNames);
		return [inWords(name, plain)];
	});
}

function isPlain(value: unknown): value is string | number | boolean {
	if (typeof value === 'string') return value !== '' && !value.includes('://');
	return typeof value === 'number' || typeof value === 'boolean';
}

/** `max_size_bytes` 5242880 -> `max size 5,242,880 bytes`. */
function inWords(name: string, values: Array<string | number | boolean>): string {
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ').toLowerCase();
	const unit = /^(.*) (bytes|seconds)$/.exec(words);
	const told = values.map((value) => (typeof value === 'number' ? value.toLocaleString('en-US') : sentenceless(String(value))));
	return unit ? `${unit[1]} ${told.join(' and ')} ${unit[2]}` : `${words} ${told.join(' and ')}`;
}

function sentenceless(text: string): string {
	return text.replace(/\.$/, '');
}
