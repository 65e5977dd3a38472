import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import type { Clock } from '../../sandbox/core/clock';
import { createReader, type DocumentReader } from '../../sandbox/reader';
import { createWorkflowEngine, type WorkflowEngine, type WorkflowRun } from '../n8nEngine';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { downloadOutputs, type OutputFile } from './downloads';
import { documentItems, type GivenDocument } from './items';
import { countReadings, progressOf, type DemoProgress } from './progress';
import { CREDENTIAL_TYPE, demoWorkflow, NODE_TYPE, OUTPUTS } from './workflow';

export interface DemoOptions {
	/** Read with all folders below them. */
	folders: string[];
	includeGenerated: boolean;
	/** Called four times a second while the workflow runs. */
	onProgress?: (progress: DemoProgress) => void;
	/** Stops the workflow. */
	signal?: AbortSignal;
	/** Reads the documents, and stays open; without one the run has its own. */
	reader?: DocumentReader;
	/** The time of the service; by default as it is. */
	clock?: Clock;
}

export interface DemoRow {
	json: IDataObject;
	/** Position in `documents` of the document that it was read from; missing when the service did not say. */
	document?: number;
}

export interface DemoResult {
	/** Everything given to the node, in the order of its input items. */
	documents: GivenDocument[];
	/** Other files in the folders. */
	skipped: number;
	rows: { extracted: DemoRow[]; needsReview: DemoRow[]; failed: DemoRow[] };
	/** The CSV and XLSX files of the service. */
	files: OutputFile[];
	summary: DemoSummary;
}

export interface DemoSummary {
	documents: number;
	/** Items on each output of the node. */
	extracted: number;
	needsReview: number;
	failed: number;
	creditsDeducted: number;
	extractionIds: string[];
	seconds: number;
}

/**
 * Runs the real node in n8n's engine against a sandbox of its own, on generated invoices and on the documents
 * of the folders. Throws when a folder is none, when there is no document, and when the workflow fails.
 */
export async function runDemo(options: DemoOptions): Promise<DemoResult> {
	const closers: Array<() => Promise<void>> = [];
	try {
		const reader = options.reader ?? createReader();
		if (!options.reader) closers.push(async () => await reader.close());
		const counted = countReadings(reader);
		const sandbox = await startSandbox({
			port: 0,
			reader: counted.reader,
			clock: options.clock,
			// So that a PDF that says something else than its XML is seen to differ, as it is with a service that reads what is printed.
			settings: { credits: 1_000_000, readsXml: false },
		});
		closers.push(async () => await sandbox.close());
		const engine = await createWorkflowEngine({
			nodes: { [NODE_TYPE]: new InvoiceDataExtraction() },
			credentialTypes: [new InvoiceDataExtractionApi()],
			binaryMode: 'filesystem',
		});
		closers.push(async () => await engine.close());
		return await extract(options, { sandbox, engine, readings: counted });
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

interface Stage {
	sandbox: Sandbox;
	engine: WorkflowEngine;
	readings: Pick<ReturnType<typeof countReadings>, 'finished' | 'underWay'>;
}

async function extract(options: DemoOptions, stage: Stage): Promise<DemoResult> {
	const { sandbox, engine } = stage;
	const { documents, items, skipped } = await documentItems(
		engine,
		options.folders,
		options.includeGenerated,
	);
	if (items.length === 0) throw new Error('There is no document to extract.');
	const { apiKey, baseUrl } = sandbox.invoiceDataExtraction;
	const startedAt = performance.now();
	const handle = engine.run(demoWorkflow(), {
		inputItems: items,
		credentials: { [CREDENTIAL_TYPE]: { apiKey, baseUrl } },
		signal: options.signal,
	});
	const report = () =>
		options.onProgress?.(progressOf(sandbox, items.length, stage.readings));
	const timer = setInterval(report, 250);
	const run = await handle.finished.finally(() => clearInterval(timer));
	report();
	const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
	const rows = rowsOf(run);
	return {
		documents,
		skipped,
		rows,
		files: await downloadOutputs(sandbox.invoiceDataExtraction),
		summary: summaryOf(documents.length, rows, sandbox, seconds),
	};
}

function rowsOf(run: WorkflowRun): DemoResult['rows'] {
	if (run.status !== 'success') throw workflowError(run);
	const [extracted, needsReview, failed] = OUTPUTS.map((_, index) =>
		run.output('Extract', index).map(rowOf),
	);
	return { extracted, needsReview, failed };
}

function rowOf({ json, pairedItem }: INodeExecutionData): DemoRow {
	// A row of unknown origin is paired to every input item.
	const sources = [pairedItem ?? []].flat();
	const [source] = sources;
	if (sources.length !== 1) return { json };
	return { json, document: typeof source === 'number' ? source : source.item };
}

function workflowError({ status, error }: WorkflowRun): Error {
	const description = error && 'description' in error ? error.description : undefined;
	const text = [error?.message ?? `The workflow ended as "${status}".`, description];
	return new Error(text.filter(Boolean).join(' '), { cause: error });
}

function summaryOf(
	documents: number,
	rows: DemoResult['rows'],
	{ invoiceDataExtraction: { extractions } }: Sandbox,
	seconds: number,
): DemoSummary {
	return {
		documents,
		extracted: rows.extracted.length,
		needsReview: rows.needsReview.length,
		failed: rows.failed.length,
		creditsDeducted: extractions.reduce((sum, extraction) => sum + extraction.creditsDeducted, 0),
		extractionIds: extractions.map(({ id }) => id),
		seconds,
	};
}
