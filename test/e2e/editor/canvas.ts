import type { Locator } from 'playwright-core';

import { textsCutOff } from './cutOff';
import type { Editor } from './editor';

/** Recognising the characters of a scan and a photo takes its time on a busy machine. */
const EXECUTED_WITHIN_MS = 900_000;

/** What a person sees and does on the canvas of a workflow. */
export class Canvas {
	constructor(private readonly editor: Editor) {}

	/** The area in which the nodes are, without the bars around it. */
	get area(): Locator {
		return this.editor.page.getByTestId('canvas-wrapper');
	}

	node(name: string): Locator {
		return this.editor.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	}

	/** The texts beside the outputs of a node, from top to bottom; none for an output without a name. */
	async outputLabels(name: string): Promise<string[]> {
		const texts = await this.node(name).getByTestId('canvas-node-output-handle').allInnerTexts();
		return texts.map((text) => text.trim()).filter((text) => text !== '');
	}

	/** Those of the texts of which n8n shows only the beginning. */
	async cutOffLabels(name: string): Promise<string[]> {
		return await textsCutOff(this.node(name).getByTestId('canvas-node-output-handle').locator('*'));
	}

	/**
	 * Waits until the icon of a node is the file, and the browser has it.
	 * @returns its width in pixels as the file says, 0 for a file that is no picture
	 */
	async iconWidth(name: string, file: string): Promise<number> {
		return await this.node(name).locator(`img[src$="/${file}"]`).evaluate(async (image: Picture) => {
			await image.decode();
			return image.naturalWidth;
		});
	}

	/** Whether a node carries the sign that something is missing in it. */
	async hasIssues(name: string): Promise<boolean> {
		return (await this.node(name).getByTestId('node-issues').count()) > 0;
	}

	/** The text on the wire between two nodes, once the execution has passed it. */
	async wire(from: string, to: string): Promise<string> {
		const label = this.editor.page.locator(`[data-test-id=edge-label][data-source-node-name="${from}"][data-target-node-name="${to}"][data-edge-status=success]`);
		return (await label.innerText()).trim();
	}

	/** *Workflow menu > Import > From file*. */
	async importFromFile(path: string): Promise<void> {
		const { page } = this.editor;
		await page.getByTestId('workflow-menu').click();
		await page.getByTestId('workflow-menu-item-import').hover();
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('workflow-menu-item-import-from-file').click()]);
		await chooser.setFiles(path);
		await page.getByTestId('canvas-node').first().waitFor();
	}

	/**
	 * Clicks *Execute workflow* and waits until it has ended.
	 * @returns the id of the workflow, as which the editor has saved it
	 */
	async execute(): Promise<string> {
		const { page } = this.editor;
		const [answer] = await Promise.all([
			page.waitForResponse((response) => /\/rest\/workflows\/[^/]+\/run$/.test(new URL(response.url()).pathname)),
			page.locator('[data-test-id^=execute-workflow-button]:visible').last().click(),
		]);
		await page.locator('.el-notification', { hasText: /executed successfully|Problem in node/ }).first().waitFor({ timeout: EXECUTED_WITHIN_MS });
		return new URL(answer.url()).pathname.split('/')[3];
	}

	/** Takes away what would lie over the canvas: notes of the editor, and the frame around chosen nodes. */
	async tidy(): Promise<void> {
		const { page } = this.editor;
		for (const note of await page.locator('.el-notification__closeBtn').all()) await note.click();
		await page.getByTestId('zoom-to-fit').click();
		await page.getByTestId('canvas-background').click({ position: { x: 5, y: 5 }, force: true });
	}
}

/** What an `img` of a page can do; the types of browsers are not among those of this project. */
interface Picture {
	naturalWidth: number;
	decode(): Promise<void>;
}
