import type { DemoDocument } from '../../../tools/documents';
import type { Execution } from '../../../tools/n8nServer/execution';
import { fileOf } from '../fileOf';
import type { Instance } from '../instance';
import { demoDocuments } from '../prepared';

/** Pages that can be read in the documents of the demo: nine of one page, but for one of three. */
export const READABLE_PAGES = 11;

/** The same invoice twice; where each is an extraction of its own, whichever is read first counts, and the other one is the duplicate. */
const TWINS = /^(harbor-supply-)(reminder-)?(INV-2026-0117\.pdf)$/;

/** The file names of the items that came out of a node's first output, in alphabetical order. */
export function filesAt(execution: Execution, node: string): string[] {
	return execution.items(node).map(fileOf).sort();
}

/** The file names of the demo's documents that should arrive on an output of the node. */
export async function filesFor(expectation: DemoDocument['expectation']): Promise<string[]> {
	const documents = await demoDocuments();
	return documents.filter((document) => document.expectation === expectation).map(({ fileName }) => fileName).sort();
}

/** Expects each document of the demo on the one branch that it belongs to, and nothing else there. */
export async function expectOnBranches(execution: Execution, extracted: string, needsReview: string, ...failed: string[]): Promise<void> {
	expect({ status: execution.status, error: execution.error }).toEqual({ status: 'success', error: undefined });
	const arrived = [extracted, needsReview].map((node) => filesAt(execution, node));
	const expected = await Promise.all([filesFor('extracted'), filesFor('needsReview')]);
	expect(arrived.map(anyTwin)).toEqual(expected.map(anyTwin));
	expect(new Set(arrived.flat())).toEqual(new Set(expected.flat()));
	expect(failed.flatMap((node) => filesAt(execution, node)).sort()).toEqual(await filesFor('failed'));
	for (const item of execution.items(needsReview)) {
		expect(item.json).toMatchObject({ _review: expect.stringMatching(/\S/), _reviewCodes: expect.stringMatching(/^[A-Z_, ]+$/) });
		expect(item.binary?.data.fileName).toBe(fileOf(item));
	}
	for (const { json } of failed.flatMap((node) => execution.items(node))) {
		expect(json).toMatchObject({ stage: expect.any(String), code: expect.any(String), message: expect.any(String) });
	}
}

/** The credits that Invoice Data Extraction took for everything that came out of an execution's nodes. */
export function creditsOf({ sandbox }: Instance, execution: Execution): number {
	const items = execution.nodes.flatMap((node) => execution.outputs(node).flat());
	const ids = new Set(items.flatMap(({ json }) => [json.extractionId, json._extractionId]));
	const own = sandbox.invoiceDataExtraction.extractions.filter(({ id }) => ids.has(id));
	return own.reduce((sum, { creditsDeducted }) => sum + creditsDeducted, 0);
}

function anyTwin(names: string[]): string[] {
	return names.map((name) => name.replace(TWINS, '$1$3')).sort();
}
