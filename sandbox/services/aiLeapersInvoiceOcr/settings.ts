import { z } from 'zod';

const count = z.number().int().min(0);

/** What can be turned about AI Leapers Invoice OCR. */
export const aiLeapersSettingsSchema = z
	.object({
		/** FILE_TOO_LARGE above it. Source: "Max 20MB." */
		maxFileBytes: count,
		/** How long the service takes for one document at least, in milliseconds of the sandbox's clock. */
		extractMs: count,
		/** The same for each document of a batch. The example gives 12 s for three. */
		batchMsPerFile: count,
		/**
		 * What `estimated_completion_seconds` is multiplied with: 1 is right, 0.5 too hopeful.
		 */
		estimateFactor: z.number().min(0),
		/** Whether the Pro plan has batches. "Pro plan: up to 50 files" says so; the price list names them for Business only. */
		proHasBatch: z.boolean(),
		/** What becomes of further pages on the Free plan ("Single-page only"): an error, or they are left out. */
		morePagesOnFree: z.enum(['refuse', 'firstPageOnly']),
		/**
		 * What `poll_url` looks like. The document shows a path of the origin, which has a prefix here; `asDocumented` leaves the
		 * prefix out, as behind a gateway, and `otherOrigin` plays an address that must not be called.
		 */
		pollUrl: z.enum(['path', 'asDocumented', 'absolute', 'otherOrigin']),
		/** The document gives the usage endpoint no path. */
		usagePath: z.string().startsWith('/'),
		/** Whether a request with `webhook_url` is answered with the result all the same, or at once, as processing. */
		webhookAnswer: z.enum(['result', 'processing']),
		/** How often each result is posted; 2 plays a repeated delivery. */
		webhookDeliveries: count,
		/** The name of each file in the results of a batch: as it came, or as some servers store it. */
		batchFileNames: z.enum(['asSent', 'percentEncoded', 'ascii']),
	})
	.strict();

export type AiLeapersSettings = z.infer<typeof aiLeapersSettingsSchema>;

export function defaultAiLeapersSettings(): AiLeapersSettings {
	return {
		maxFileBytes: 20 * 1024 * 1024,
		extractMs: 1800,
		batchMsPerFile: 4000,
		estimateFactor: 1,
		proHasBatch: true,
		morePagesOnFree: 'refuse',
		pollUrl: 'path',
		usagePath: '/usage',
		webhookAnswer: 'result',
		webhookDeliveries: 1,
		batchFileNames: 'asSent',
	};
}
