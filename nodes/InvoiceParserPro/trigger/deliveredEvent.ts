import { createHash } from 'crypto';
import { z } from 'zod';

const text = z.string().nullish();
const ids = z.object({ job_id: text, batch_id: text });

/** The document shows no payload: the event and its IDs are looked for where they are likely. */
const payload = ids
	.extend({ event: text, type: text, event_type: text, data: ids.passthrough().nullish(), job: ids.nullish(), batch: ids.nullish() })
	.passthrough();

export interface DeliveredEvent {
	/** Such as `job.completed`; empty when the delivery does not say. */
	name: string;
	jobId?: string;
	batchId?: string;
	/** The same for the same event, however often it is delivered. */
	key: string;
	payload: z.infer<typeof payload>;
}

/** @returns undefined when the body is no JSON object */
export function readEvent(rawBody: Buffer): DeliveredEvent | undefined {
	const parsed = payload.safeParse(parseJson(rawBody.toString()));
	if (!parsed.success) return undefined;
	const { event, type, event_type: eventType, data, job, batch } = parsed.data;
	const name = event ?? type ?? eventType ?? '';
	const places = [parsed.data, data, job, batch];
	const jobId = places.map((place) => place?.job_id).find(Boolean) ?? undefined;
	const batchId = places.map((place) => place?.batch_id).find(Boolean) ?? undefined;
	const about = jobId ?? batchId ?? createHash('sha256').update(rawBody).digest('hex');
	return { name, ...(jobId && { jobId }), ...(batchId && { batchId }), key: `${name} ${about}`, payload: parsed.data };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
