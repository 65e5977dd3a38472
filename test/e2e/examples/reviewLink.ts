import type { DecidedAnswer, PostedAnswer } from '../../../nodes/InvoiceReview/page/reviewPage';

/** What the page of a review gives its script. @throws when there is no such page at this address */
export async function openReview(link: string): Promise<{ key: string; rows: Array<{ id: number; name: string }> }> {
	const answer = await fetch(link);
	const text = await answer.text();
	const data = /<script type="application\/json" id="review-data"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
	if (!answer.ok || data === undefined) throw new Error(`${answer.status}, no review: ${text.slice(0, 500)}`);
	const { draftKey: key, rows } = JSON.parse(data) as { draftKey: string; rows: Array<{ id: number; name: string }> };
	return { key, rows };
}

/** Submits decisions as the page's script does. @throws when they are not taken */
export async function submitReview(link: string, answer: Omit<PostedAnswer, 'intent'>): Promise<DecidedAnswer['decided']> {
	const body = new URLSearchParams({ answer: JSON.stringify({ intent: 'submit', ...answer }) });
	const response = await fetch(link, { method: 'POST', headers: { accept: 'application/json' }, body });
	if (!response.ok) throw new Error(`The decision was refused: ${response.status} ${await response.text()}`);
	return ((await response.json()) as DecidedAnswer).decided;
}
