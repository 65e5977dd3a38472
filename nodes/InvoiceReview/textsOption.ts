import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { usageError } from '../shared/errors';
import { TEXTS } from './page/texts';

const TEXTS_FIELD = 'texts';

/** Any text of the page, each standing for itself in the list. */
export const textsProperty: INodeProperties = {
	displayName: 'Texts',
	name: TEXTS_FIELD,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Text',
	default: {},
	description: 'Texts of the page to replace. What stands in braces is filled in.',
	options: [
		{
			displayName: 'Text',
			name: 'replaced',
			values: [
				{
					displayName: 'Text',
					name: 'key',
					type: 'options',
					options: Object.entries(TEXTS).map(([value, name]) => ({ name: `${name} (${value})`, value })).sort((left, right) => left.name.localeCompare(right.name)),
					default: 'approve',
					description: 'Which text',
				},
				{ displayName: 'Replacement', name: 'text', type: 'string', default: '', description: 'What stands there instead' },
			],
		},
	],
};

const textList = z.object({ replaced: z.array(z.object({ key: z.string(), text: z.string() })).optional() });

/** What is replaced, by the keys of `TEXTS`. @param page the collection with the option @throws ServiceError (kind `usage`) when an expression gives no text */
export function readTexts(page: IDataObject): Record<string, string> {
	const read = textList.safeParse(page[TEXTS_FIELD] ?? {});
	if (!read.success) throw usageError('Texts has a replacement that is no text', 'Look at the expressions under Page > Texts.');
	return Object.fromEntries((read.data.replaced ?? []).filter(({ text }) => text !== '').map(({ key, text }) => [key, text]));
}
