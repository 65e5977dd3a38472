import type { SoakResult } from './run';
import { isGood } from './verdict';

/** Whether everything has arrived once, was charged once and came to an end. */
export function isClean({ verdict, waiting }: SoakResult): boolean {
	return isGood(verdict) && waiting.length === 0;
}

/** What happened in one mode, for a person. */
export function summary(result: SoakResult): string {
	const { mode, n8nVersion, kills, network, verdict, sentAgain, repeats, alerts, waiting } = result;
	const { documents, rows, asked, pages, losses, duplicates, wrong, charges, processing } = verdict;
	return [
		`n8n ${n8nVersion}, ${mode} mode`,
		`  kills              ${kills.total}: ${counts(kills.byProcess)}`,
		`    amid             ${counts(kills.byHit)}`,
		`    a moment after   ${counts(kills.byCall)}`,
		`  cut connections    ${network.cutBefore + network.cutAfter}: ${network.cutBefore} before the work was done, ${network.cutAfter} after it`,
		`  delayed requests   ${network.delayed}`,
		`  documents          ${documents}`,
		`  rows in the books  ${rows}, and ${repeats} requests that the key of the row has kept out`,
		`  for a person       ${asked} documents`,
		`  alerts             ${counts(alerts)}`,
		`  sent once more     ${sentAgain} deliveries`,
		`  pages charged      ${pages.charged} of ${pages.expected}${list(charges)}`,
		`  duplicates         ${duplicates.length}${list(duplicates)}`,
		`  losses             ${losses.length}${list(losses)}`,
		`  wrong rows         ${wrong.length}${list(wrong)}`,
		`  still waiting      ${waiting.length + processing.length}${list([...waiting, ...processing])}`,
		`  ${isClean(result) ? 'Everything has arrived once and was charged once.' : 'Something is WRONG.'}`,
	].join('\n');
}

function counts(numbers: Map<string, number>): string {
	const sorted = [...numbers].sort(([, a], [, b]) => b - a);
	return sorted.map(([name, count]) => `${count} ${name}`).join(', ') || 'none';
}

function list(names: string[]): string {
	return names.length > 0 ? `: ${names.join(', ')}` : '';
}
