import { z } from 'zod';

import { optional } from '../../../../nodes/shared/http/optional';

/** A field of a document; its value stands under the name of its type. */
export interface Field {
	confidence?: number | null;
	valueString?: string | null;
	valueNumber?: number | null;
	valueDate?: string | null;
	valueCurrency?: { amount: number; currencyCode?: string | null } | null;
	valueArray?: Field[] | null;
	valueObject?: Record<string, Field> | null;
}

const field: z.ZodType<Field, z.ZodTypeDef, unknown> = z.lazy(() =>
	z.object({
		confidence: optional(z.number()),
		valueString: optional(z.string()),
		valueNumber: optional(z.number()),
		valueDate: optional(z.string()),
		valueCurrency: optional(z.object({ amount: z.number(), currencyCode: optional(z.string()) })),
		valueArray: optional(z.array(field)),
		valueObject: optional(z.record(z.string(), field)),
	}),
);

export const errorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export const documents = z.object({ documents: z.array(z.unknown()) });

/** Seconds; HTTP dates are left to the delays of our own. */
const retryAfter = z.coerce.number().nonnegative().optional().catch(undefined);

/** 202 without a body: all that it says stands in its headers. */
export const accepted = z.object({ headers: z.object({ 'operation-location': z.string().min(1), 'retry-after': retryAfter }) });

export const reading = z.object({
	headers: z.object({ 'retry-after': retryAfter }),
	body: z
		.object({
			status: z.enum(['notStarted', 'running', 'succeeded', 'failed']),
			analyzeResult: z.object({ documents: z.array(z.object({ fields: z.record(z.string(), field.catch({})) })) }).nullish(),
			error: optional(errorAnswer.shape.error),
		})
		.refine(({ status, analyzeResult: found }) => status !== 'succeeded' || found, { path: ['analyzeResult'], message: 'Required' }),
});

/** What a reading remembers besides its ID and its document, as it stands in its item. */
export const readingData = z.object({ address: z.string().nullish() });

export type Reading = z.infer<typeof reading>;
export type Result = NonNullable<Reading['body']['analyzeResult']>;
export type ReadingData = z.infer<typeof readingData>;
