import { join } from 'node:path';

import { EXAMPLES_FOLDER } from '../examples/runExample';
import { reportLine } from '../report';
import { Panel } from './panel';
import { useEditor, type Bench } from './useEditor';

describe("before the first run, n8n's editor", () => {
	let bench: Bench;
	useEditor((opened) => {
		bench = opened;
	});

	it('shows the next node which fields usually come out of an operation', async () => {
		const { instance, editor, canvas } = bench;
		await editor.openNewWorkflow();
		await canvas.importFromFile(join(EXAMPLES_FOLDER, '01-documents-to-rows.json'));
		await Panel.open(editor, canvas, 'Book the Invoice');
		const input = editor.page.getByTestId('ndv-input-panel');
		await input.getByText('Usually outputs the following fields').first().waitFor();
		for (const field of ['Invoice Number', 'Vendor Name', 'Total Amount', '_extractionId', '_sourceFile']) {
			await input.getByText(field, { exact: true }).first().waitFor();
		}
		await editor.picture('preview', input);
		reportLine('editor', instance, 'Preview', 'fields of Document: Extract before the first run');
	});
});
