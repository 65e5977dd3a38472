import { clock } from '../../shared/clock';

/** n8n takes an execution up within moments; should it fail to, the page can be submitted again after this. */
const FOR_MS = 15_000;

const decided = new Map<string, number>();

/**
 * Whether a review may be decided now. Two posts at the same moment both find the execution waiting, and n8n would tell the second one of an
 * internal error; other processes of n8n are kept apart by n8n alone.
 * @param key of the review, see `keyOf`
 */
export function decideOnce(key: string): boolean {
	const now = clock.now();
	for (const [other, at] of decided) if (now - at > FOR_MS) decided.delete(other);
	if (decided.has(key)) return false;
	decided.set(key, now);
	return true;
}
