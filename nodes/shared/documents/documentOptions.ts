import { joinGroups, parameterGroup, type Values } from '../node/parameters';
import type { DocumentKind } from './document';

/** What belongs to each kind of document, as people and mail servers name it. */
const FILTERS: Record<DocumentKind, { extensions: string; mimeType: string }> = {
	pdf: { extensions: '.pdf', mimeType: 'application/pdf' },
	jpeg: { extensions: '.jpg, .jpeg', mimeType: 'image/jpeg' },
	png: { extensions: '.png', mimeType: 'image/png' },
	webp: { extensions: '.webp', mimeType: 'image/webp' },
};

/** The filter that takes all kinds that a service takes. */
export function filterOf(kinds: DocumentKind[]): string {
	return [...kinds.map((kind) => FILTERS[kind].extensions), ...kinds.map((kind) => FILTERS[kind].mimeType)].join(', ');
}

export const binaryFieldsOption = parameterGroup([
	{
		displayName: 'Input Binary Fields',
		name: 'binaryFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. data, attachment_0',
		description: 'The binary fields to take, separated by commas. Empty takes all files of each item.',
	},
]);

/** For the *Documents* of operations that take documents: which files of the input are documents. */
export function documentOptions(kinds: DocumentKind[]) {
	return joinGroups(binaryFieldsOption, parameterGroup([
		{
			displayName: 'File Filter',
			name: 'fileFilter',
			type: 'string',
			default: filterOf(kinds),
			description: 'Extensions and MIME types of the files to take, separated by commas. One match is enough; image/* takes all images.',
		},
		{
			displayName: 'Files Outside the Filter',
			name: 'outsideFilter',
			type: 'options',
			options: [
				{ name: 'Ignore', value: 'ignore', description: 'Such as signatures and logos that come with mails' },
				{ name: 'Send to Failed', value: 'fail', description: 'So that no document gets lost without a word' },
			],
			default: 'fail',
			description: 'What to do with files that the filter leaves out',
		},
	], [], ['fileFilter']));
}

export type DocumentOptions = Values<ReturnType<typeof documentOptions>>;

/** Names separated by commas. */
export function readList(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
