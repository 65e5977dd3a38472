import type { Evidence } from '../evidence';
import { defineRule, NO_SETTINGS, type Finding } from './rule';

/** A row may be incomplete when a page of its document failed; a row of unknown origin, when any page did. */
export const failedPages = defineRule({
	code: 'PAGES_FAILED',
	name: 'Failed Pages',
	description: 'A page of the document could not be read',
	isOnByDefault: true,
	settings: NO_SETTINGS,
	check: ({ rows, evidence }) => {
		const messages = new Map([...evidence].map(([id, known]) => [id, describe(known)]));
		const found: Finding[] = [];
		rows.forEach(({ extractionId, fileName }, row) => {
			const message = messages.get(extractionId)?.get(fileName);
			if (message) found.push({ row, message });
		});
		return found;
	},
});

/** What to say about each document with a failed page, and, under undefined, about rows of an unknown one. */
function describe({ failedPages: failed }: Evidence): ReadonlyMap<string | undefined, string> {
	if (failed.length === 0) return new Map();
	const names = [...new Set(failed.map(({ fileName }) => fileName))];
	return new Map<string | undefined, string>([
		[undefined, sentence(failed.map(({ fileName, page, reason }) => `${page} of ${fileName}${because(reason)}`))],
		...names.map((name) => [name, sentence(failed.filter((page) => page.fileName === name)
			.map(({ page, reason }) => `${page}${because(reason)}`))] as const),
	]);
}

function sentence(pages: string[]): string {
	return `The service could not read page ${pages.join(', ')}. Data of it may be missing.`;
}

function because(reason: string | undefined): string {
	return reason ? ` (${reason.replace(/\.$/, '')})` : '';
}
