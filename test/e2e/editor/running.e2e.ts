import { join } from 'node:path';

import type { Instance } from '../instance';
import { EXAMPLES_FOLDER } from '../examples/runExample';
import { reportLine, reportRun } from '../report';
import type { Canvas } from './canvas';
import type { Editor } from './editor';
import { Panel } from './panel';
import { linesOfCells } from './table';
import { useEditor } from './useEditor';

const EXAMPLE = '01-documents-to-rows.json';
const EXTRACT = 'Extract Invoices';
/** Blanks at its beginning do not break, so that the column gets wide. */
const MISMATCH = /Subtotal\s.*\sand\sTax\s.*\sdo\snot\smake\sup\sthe\s/;
const REVOKED_KEY = 'ide-sandbox-revoked-key';

describe("an example in n8n's editor", () => {
	let instance: Instance;
	let editor: Editor;
	let canvas: Canvas;

	useEditor(async (bench) => {
		({ instance, editor, canvas } = bench);
		await instance.writeDocuments();
		const { baseUrl } = instance.sandbox.invoiceDataExtraction;
		await instance.api.createCredential('invoiceDataExtractionApi', 'Revoked Key', { apiKey: REVOKED_KEY, baseUrl });
	});

	/** Does what the README of the examples asks for: import, name the folder, choose the credential. */
	async function importExample(credential: string): Promise<void> {
		await editor.openNewWorkflow();
		await canvas.importFromFile(join(EXAMPLES_FOLDER, EXAMPLE));
		const reading = await Panel.open(editor, canvas, 'Read Documents');
		await reading.fill('fileSelector', join(instance.filesFolder, 'invoices/*'));
		await reading.close();
		const extracting = await Panel.open(editor, canvas, EXTRACT);
		await extracting.chooseCredential(credential);
		await extracting.close();
	}

	describe('executed by clicking', () => {
		let workflowId: string;

		beforeAll(async () => {
			await importExample(instance.credentials.invoiceDataExtractionApi.name);
			workflowId = await canvas.execute();
		});

		it('shows on the wires how many rows are clean, how many are doubtful, and which documents failed', async () => {
			expect(await canvas.outputLabels(EXTRACT)).toEqual(['Extracted', 'Review', 'Failed']);
			expect(await canvas.wire('Read Documents', EXTRACT)).toBe('11 items');
			expect(await canvas.wire(EXTRACT, 'Book the Invoice')).toBe('7 items');
			expect(await canvas.wire(EXTRACT, 'Ask a Person')).toBe('2 items');
			expect(await canvas.wire(EXTRACT, 'Raise an Alert')).toBe('2 items');
			await canvas.tidy();
			for (const theme of ['dark', 'light'] as const) {
				await editor.setTheme(theme);
				await canvas.iconWidth(EXTRACT, theme === 'dark' ? 'invoiceDataExtraction.dark.svg' : 'invoiceDataExtraction.svg');
				await editor.picture(`canvas-${theme}`, canvas.area);
			}
			const [{ id }] = await instance.api.executions(workflowId);
			reportRun('editor', instance, `${EXAMPLE}, by clicking`, await instance.api.execution(id));
		});

		it('shows the reasons of each doubtful row, and its document', async () => {
			const panel = await Panel.open(editor, canvas, EXTRACT);
			await editor.picture('node-panel', panel.middle);
			await panel.showBranch('Review');
			await panel.showAs('json');
			// Only what is in sight is there: the first row.
			await panel.findInOutput(MISMATCH);
			await editor.picture('review-reasons-json', panel.output);
			await panel.showAs('table');
			for (const text of ['TOTALS_MISMATCH', MISMATCH, 'DUPLICATE', 'came before in harbor-supply-INV-2026-0117.pdf']) await panel.findInOutput(text);
			await editor.picture('review-reasons', panel.output);
			await panel.showAs('binary');
			await panel.output.getByText('harbor-supply-INV-2026-0125-wrong-total.pdf').waitFor();
			await editor.picture('review-document', panel.output);
			await panel.close();
			reportLine('editor', instance, 'Output panel', 'reasons with their messages, and the document');
		});

		it('shows rows in its table no higher than the columns of the service make them, and a reason on three lines at the most', async () => {
			const panel = await Panel.open(editor, canvas, EXTRACT);
			for (const [branch, count] of [['Extracted', 7], ['Review', 2]] as const) {
				await panel.showBranch(branch);
				// With another branch n8n may show its files instead.
				await panel.showAs('table');
				await panel.table.waitFor();
				await editor.picture(`table-${branch.toLowerCase()}`, panel.output);
				const rows = await linesOfCells(panel.table);
				expect(rows).toHaveLength(count);
				for (const row of rows) {
					const [ours, theirs] = [true, false].map((isOurs) => Object.entries(row).flatMap(([column, lines]) => (column.startsWith('_') === isOurs ? [lines] : [])));
					expect(Math.max(...ours)).toBeLessThanOrEqual(Math.max(...theirs));
					expect(row._review ?? 1).toBeLessThanOrEqual(3);
				}
				reportLine('editor', instance, `Table of ${branch}`, `lines of each row: ${rows.map((row) => Math.max(...Object.values(row))).join(', ')}`);
			}
			await panel.close();
		});
	});

	it('says what is wrong with the key and what to do, and never the key', async () => {
		await importExample('Revoked Key');
		await canvas.execute();
		const panel = await Panel.open(editor, canvas, EXTRACT);
		expect(await panel.output.getByTestId('node-error-message').innerText()).toContain('API key has been revoked');
		expect(await panel.output.getByTestId('node-error-description').innerText()).toContain('Create a new API key in the dashboard of the service and put it into the credential');
		await editor.picture('error', panel.output, 400);
		for (const details of await panel.output.locator('summary').all()) await details.click();
		expect(await editor.page.content()).not.toContain(REVOKED_KEY);
		await panel.close();
		reportLine('editor', instance, 'Revoked key', 'message and advice in the panel, no key on the page');
	});
});
