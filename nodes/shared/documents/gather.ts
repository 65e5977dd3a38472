import type { IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../errors';
import { isToolRun } from '../node/operation';
import { checkDocuments, checkFailure, unsupported, type Checked, type Judge } from './check';
import { collectFiles } from './collect';
import type { DocumentFailure, DocumentLimits } from './document';
import { readList, type DocumentOptions } from './documentOptions';

/**
 * Finds and checks all documents of the input. Every file and every item is accounted for: as a document, as a failure,
 * or because the settings say to ignore it, or the judge has taken it.
 * @param judge what becomes of files that may be e-invoices
 * @throws ServiceError (kind `usage`) when the whole input has no file at all
 */
export async function gatherDocuments(
	ctx: IExecuteFunctions,
	options: DocumentOptions,
	limits: DocumentLimits,
	judge?: Judge,
): Promise<Omit<Checked, 'others'>> {
	const fields = readList(options.binaryFields);
	const { matching, others, emptyItems } = collectFiles(ctx, { fields, filter: readList(options.fileFilter) });
	if (matching.length === 0 && others.length === 0) throw noFiles(ctx, fields);
	const { documents, failures, others: moreOthers } = await checkDocuments(ctx, matching, limits, judge);
	if (options.outsideFilter === 'fail') {
		failures.push(...[...others, ...moreOthers].map((origin) => checkFailure(origin, unsupported(origin, limits))));
	}
	failures.push(...emptyItems.map((itemIndex) => itemWithoutFile(itemIndex, fields)));
	return { documents, failures: failures.sort((left, right) => left.origin.itemIndex - right.origin.itemIndex) };
}

function itemWithoutFile(itemIndex: number, fields: string[]): DocumentFailure {
	const message = fields.length > 0 ? `The item has no file in ${fields.join(', ')}.` : 'The item has no file.';
	return checkFailure({ itemIndex }, { code: 'NO_FILE', message });
}

function noFiles(ctx: IExecuteFunctions, fields: string[]) {
	if (isToolRun(ctx)) {
		return usageError(
			'The input has no files to extract: n8n gives a tool the JSON of the agent\'s input, not its files',
			'Put them there with a Code node before the agent: return $input.all().map(({ json, binary }) => ({ json: { ...json, ...binary } }));',
		);
	}
	return usageError(
		'The input has no files to extract',
		fields.length > 0
			? `No item has a binary field named ${fields.join(' or ')}. Correct Input Binary Fields, or leave it empty to take all files.`
			: 'The previous node must give files as binary data, such as Read Files From Disk, HTTP Request or an email trigger that downloads attachments.',
	);
}
