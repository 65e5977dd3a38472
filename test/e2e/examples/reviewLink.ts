import type { DecidedAnswer, PostedAnswer } from '../../../nodes/InvoiceReview/page/reviewPage';
import type { N8nApi } from '../../../tools/n8nServer/api';
import { ENDED, type Execution } from '../../../tools/n8nServer/execution';
import { until } from '../until';

/** The link to the page, once the execution waits for a person. @throws when it has ended instead */
export async function waitingReview(api: N8nApi, id: string, node: string): Promise<string> {
	const execution = await api.executionWhen(id, ['waiting']);
	const link = execution.resumeUrl(node);
	if (link === undefined) throw new Error(`${node} left no link: ${execution.nodes.join(', ')}`);
	return link;
}

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

/**
 * Answers a review whenever the execution asks, all rows with the same decision, and waits until the execution has ended.
 * @param node the one that asks
 * @param meanwhile gets the execution each time that it waits for a person
 */
export async function decideAll(api: N8nApi, id: string, decision: 'approved' | 'rejected', node = 'Ask a Person', meanwhile: (waiting: Execution) => void = () => {}): Promise<Execution> {
	const answered = new Set<string>();
	let execution: Execution;
	await until(`the execution ${id} ends`, async () => {
		execution = await api.executionWhen(id, [...ENDED, 'waiting']);
		if (ENDED.includes(execution.status)) return true;
		const link = execution.resumeUrl(node);
		// What was answered a moment ago may be on its way still: n8n tells that in place of the page.
		const review = link ? await openReview(link).catch(() => undefined) : undefined;
		if (link && review && !answered.has(review.key)) {
			meanwhile(execution);
			answered.add(review.key);
			await submitReview(link, { key: review.key, rows: review.rows.map((row) => ({ id: row.id, decision })) });
		}
		await api.whenChanged(execution);
		return false;
	});
	return execution!;
}
