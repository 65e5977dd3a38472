import { z } from 'zod';

import { optional, optionalList } from '../../shared/http/optional';
import type { UncertaintyNote } from '../../shared/review/evidence';

const text = optional(z.string().min(1));

const addition = z.object({ purpose: z.string(), instructions: z.array(z.string()) });

const note = z.object({ topic: text, description: text, suggested_prompt_additions: optionalList(addition) });

/** A note of the service. One that is not as documented is a doubt all the same, with whatever it says. */
export function readNote(entry: unknown): UncertaintyNote {
	const parsed = note.safeParse(entry);
	if (!parsed.success) return { topic: UNNAMED, description: typeof entry === 'string' ? entry : `It is not as documented: ${JSON.stringify(entry)}`, suggestions: [] };
	const { topic = UNNAMED, description = 'The note says no more.', suggested_prompt_additions: suggestions } = parsed.data;
	return { topic, description, suggestions };
}

const UNNAMED = 'Note of the service';
