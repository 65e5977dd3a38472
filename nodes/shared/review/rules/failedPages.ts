import type { Evidence } from '../evidence';
import { defineRule, NO_SETTINGS, type Finding } from './rule';

/** A row may be incomplete when a page of its document failed, or one of an unknown document; a row of unknown origin, when any page did. */
export const failedPages = defineRule({
	code: 'PAGES_FAILED',
	name: 'Failed Pages',
	description: 'A page of the document could not be read',
	counted: ['with a page that could not be read', 'with pages that could not be read'],
	isOnByDefault: true,
	needs: 'failedPages',
	settings: NO_SETTINGS,
	check: ({ rows, evidence }) => {
		const found: Finding[] = [];
		if ([...evidence.values()].every(({ failedPages: failed }) => failed.length === 0)) return found;
		const messages = new Map([...evidence].map(([id, known]) => [id, describe(known)]));
		rows.forEach(({ extractionId, fileName }, row) => {
			const message = messages.get(extractionId)?.(fileName);
			if (message) found.push({ row, message });
		});
		return found;
	},
});

/** What to say about the rows of a document, and of an unknown one. */
function describe({ failedPages: failed }: Evidence): (fileName: string | undefined) => string | undefined {
	if (failed.length === 0) return () => undefined;
	const names = [...new Set(failed.map(({ fileName }) => fileName))];
	const placeOf = ({ page, reason }: Evidence['failedPages'][number]) => `${page ?? '?'}${because(reason)}`;
	const known = new Map(names.map((name) => [name, sentence(failed.filter((page) => page.fileName === name).map(placeOf))] as const));
	const ofAny = sentence(failed.map(({ fileName, page, reason }) => `${page ?? '?'} of ${fileName ?? 'a document that it did not name'}${because(reason)}`));
	const ofUnnamed = names.includes(undefined) ? ofAny : undefined;
	return (fileName) => (fileName === undefined ? ofAny : (known.get(fileName) ?? ofUnnamed));
}

function sentence(pages: Array<string | number>): string {
	return `The service could not read ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}, so data may be missing`;
}

function because(reason: string | undefined): string {
	return reason ? ` (${reason.replace(/\.$/, '')})` : '';
}
