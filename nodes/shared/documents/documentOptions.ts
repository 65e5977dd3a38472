import { joinGroups, parameterGroup, type Values } from '../node/parameters';
import type { DocumentKind } from './document';

/** What may be asked for: what is sent, and XML, which the node reads. */
type Kind = DocumentKind | 'xml';

/** What belongs to each kind of document, as people and mail servers name it. */
const FILTERS: Record<Kind, { extensions: string; mimeType: string }> = {
	pdf: { extensions: '.pdf', mimeType: 'application/pdf' },
	jpeg: { extensions: '.jpg, .jpeg', mimeType: 'image/jpeg' },
	png: { extensions: '.png', mimeType: 'image/png' },
	webp: { extensions: '.webp', mimeType: 'image/webp' },
	xml: { extensions: '.xml', mimeType: 'application/xml, text/xml' },
};

/** The filter that takes all of these kinds. */
export function filterOf(kinds: Kind[]): string {
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
export function documentOptions(kinds: Kind[]) {
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
