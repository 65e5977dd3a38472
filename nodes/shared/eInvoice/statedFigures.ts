import { z } from 'zod';

/**
 * What the XML of a document states of what decides about money, with all that may be printed in its place. Small and plain, since it
 * travels with the document through a durable wait. Dates are YYYY-MM-DD, null and empty is what the XML does not state.
 */
export const statedFigures = z.object({
	number: z.string().nullable(),
	date: z.string().nullable(),
	dueDate: z.string().nullable(),
	/** ISO 4217. */
	currency: z.string().nullable(),
	/** Without tax: of the document, and of its lines. */
	subtotals: z.array(z.number()),
	tax: z.number().nullable(),
	/** With tax: of the document, and what is left to pay. */
	totals: z.array(z.number()),
	/** Of the vendor, as all that follows. */
	names: z.array(z.string()),
	taxIds: z.array(z.string()),
	ibans: z.array(z.string()),
	/** Whether it gives money back: its amounts may be printed with a minus, and are stated without. */
	isCredit: z.boolean(),
	/** The rules of EN 16931 that it breaks. */
	violations: z.array(z.object({ rule: z.string(), message: z.string() })),
});

export type StatedFigures = z.infer<typeof statedFigures>;
