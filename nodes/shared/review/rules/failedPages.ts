import type { Evidence, Finding, ReviewInput, Rule } from '../reasons';

/** A row may be incomplete when a page of its document failed; a row of unknown origin, when any page did. */
export const failedPages: Rule = ({ rows, evidence }: ReviewInput) => {
	const messages = new Map([...evidence].map(([id, known]) => [id, describe(known)]));
	const found: Finding[] = [];
	rows.forEach(({ extractionId, fileName }, row) => {
		const message = messages.get(extractionId)?.get(fileName);
		if (message) found.push({ row, reason: { code: 'PAGES_FAILED', message } });
	});
	return found;
};

/** What to say about each document with a failed page, and, under undefined, about rows of an unknown one. */
function describe({ failedPages: failed }: Evidence): ReadonlyMap<string | undefined, string> {
	if (failed.length === 0) return new Map();
	const names = [...new Set(failed.map(({ fileName }) => fileName))];
	return new Map<string | undefined, string>([
		[undefined, sentence(failed.map(({ fileName, page }) => `${page} of ${fileName}`))],
		...names.map((name) => [name, sentence(failed.filter((page) => page.fileName === name).map(({ page }) => `${page}`))] as const),
	]);
}

function sentence(pages: string[]): string {
	return `The service could not read page ${pages.join(', ')}. Data of it may be missing.`;
}
