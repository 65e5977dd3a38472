import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../../tools/n8nEngine';
import { NODE } from './fixture';
import type { Service } from './services';

/** What every failed item says first, in this order. */
export const FAILED_KEYS = ['fileName', 'message', 'stage', 'code', 'retryable', 'extractionId'];

/** The items of an output over all runs of a node. */
export const allOf = (run: WorkflowRun, node = NODE, output = 0): INodeExecutionData[] => run.allOutput(node, output);

export const jsonOf = (items: INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);

/** The documents behind rows, by their numbers. */
export function rowNumbers({ numberColumn }: Service, items: INodeExecutionData[]): string[] {
	return jsonOf(items).map((json) => String(json[numberColumn])).sort();
}

/** The documents behind failed items, by their numbers. */
export function failedNumbers(items: INodeExecutionData[]): string[] {
	return jsonOf(items).flatMap(({ fileName }) => String(fileName).split(', ').map((name) => name.replace('.pdf', ''))).sort();
}

/** The documents behind the items of Submit and of Wait for Completion. */
export function carriedNumbers(items: INodeExecutionData[]): string[] {
	const documents = jsonOf(items).flatMap((json) => json.documents as Array<{ originalName: string }>);
	return documents.map(({ originalName }) => originalName.replace('.pdf', '')).sort();
}

/** Where each document came out of an operation that gives rows. */
export function rowsOf(service: Service, run: WorkflowRun, node = NODE) {
	const [extracted, needsReview, failed] = [0, 1, 2].map((output) => allOf(run, node, output));
	return { extracted: rowNumbers(service, extracted), needsReview: rowNumbers(service, needsReview), failed: failedNumbers(failed) };
}

/** All documents that came out of it, on whatever output, as often as they did. */
export function documentsOf(service: Service, run: WorkflowRun, node = NODE): string[] {
	const { extracted, needsReview, failed } = rowsOf(service, run, node);
	return [...extracted, ...needsReview, ...failed].sort();
}
