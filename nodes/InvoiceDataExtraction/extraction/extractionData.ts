import { z } from 'zod';

/** What an extraction remembers besides its ID and its documents, as it stands in its item. */
export const extractionData = z.object({
	uploadSessionId: z.string().nullish(),
	/** What is needed to submit the same work again; missing where it was submitted elsewhere. */
	submission: z
		.object({
			scope: z.object({ kind: z.enum(['together', 'execution', 'content', 'custom']), parts: z.array(z.string()) }),
			/** How often it was submitted before, in this execution or an earlier one. */
			attempt: z.number(),
			/** The first attempt of this execution; 0 unless given. */
			firstAttempt: z.number().optional(),
			/** The user's own ID of the submission. */
			ownId: z.string().optional(),
			instructions: z.object({
				prompt: z.union([z.string(), z.record(z.string(), z.unknown())]),
				outputStructure: z.string(),
				taskName: z.string(),
				excludeColumns: z.array(z.string()),
			}),
		})
		.nullish(),
	/** Of one that is not submitted yet: whether its documents cannot have been submitted before. */
	isNew: z.boolean().nullish(),
	/** ISO 8601, before which it must not be submitted again. */
	resubmitAt: z.string().nullish(),
});

export type ExtractionData = z.infer<typeof extractionData>;
export type Submission = NonNullable<ExtractionData['submission']>;
/** What to extract and how, as the service takes it. */
export type Instructions = Submission['instructions'];
