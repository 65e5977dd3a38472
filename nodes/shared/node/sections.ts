import type { INodeProperties } from 'n8n-workflow';

import { readCollection, type Context, type ParameterGroup } from './parameters';

/**
 * The collections in which a panel has what not everybody needs, in the order in which a person thinks: what comes in, what to
 * extract from it, what comes out, how long to wait, what may be charged. The rules of the review stand behind the extraction.
 */
const SECTIONS = {
	documents: { displayName: 'Documents', placeholder: 'Add Document Option', description: 'Which files of the input are taken, and how they are sent' },
	extraction: { displayName: 'Extraction', placeholder: 'Add Extraction Option', description: 'How the service extracts, and what it keeps with the result' },
	output: { displayName: 'Output', placeholder: 'Add Output Option', description: 'What the items that come out stand for and carry' },
	waiting: { displayName: 'Waiting', placeholder: 'Add Waiting Option', description: 'How long to wait, how often to look, and what to do when it fails' },
	charges: { displayName: 'Charges', placeholder: 'Add Charging Option', description: 'What keeps the service from charging for nothing, or twice' },
} as const;

export type Section = keyof typeof SECTIONS;

/** A section of a panel, its entries in the order of their names, as n8n wants lists; none where it would be empty. */
export function section(name: Section, ...groups: Array<ParameterGroup<unknown> | undefined>): INodeProperties[] {
	const options = groups.flatMap((group) => group?.properties ?? []).sort((left, right) => left.displayName.localeCompare(right.displayName));
	return options.length > 0 ? [{ ...SECTIONS[name], name, type: 'collection', default: {}, options }] : [];
}

/** Reads a group that stands in a section. */
export function readSection<V>(ctx: Context, name: Section, group: ParameterGroup<V>, itemIndex = 0): V {
	return readCollection(ctx, name, group, itemIndex);
}
