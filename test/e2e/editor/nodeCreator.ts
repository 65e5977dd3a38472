import { until } from '../until';
import type { Editor } from './editor';

const WITHIN_MS = 120_000;

/** The list in which nodes are looked for. */
export class NodeCreator {
	private constructor(private readonly editor: Editor) {}

	static async open(editor: Editor): Promise<NodeCreator> {
		await editor.page.getByTestId('node-creator-plus-button').click();
		await editor.page.getByTestId('node-creator-search-bar').waitFor();
		return new NodeCreator(editor);
	}

	/**
	 * Searches.
	 * @returns the names that are found, best first
	 */
	async search(text: string, expected: string[]): Promise<string[]> {
		const before = await this.names.first().innerText();
		await this.editor.page.getByTestId('node-creator-search-bar').fill(text);
		await this.names.filter({ hasText: new RegExp(`^${before}$`) }).first().waitFor({ state: 'hidden' });
		return await this.listed(expected);
	}

	/** Opens what was found, and gives the actions that it offers. */
	async actions(name: string, expected: string[]): Promise<string[]> {
		await this.names.filter({ hasText: new RegExp(`^${name}$`) }).click();
		await this.editor.page.getByTestId('node-creator-category-item').filter({ hasText: /^Actions/ }).waitFor();
		return await this.listed(expected);
	}

	/** The list is drawn bit by bit: what it shows when the expected is there, or else after a while. */
	private async listed(expected: string[]): Promise<string[]> {
		let shown: string[] = [];
		await until('the list shows what is expected', async () => {
			shown = await this.names.allInnerTexts();
			return expected.every((name) => shown.includes(name));
		}, { withinMs: WITHIN_MS }).catch(() => undefined);
		return shown;
	}

	private get names() {
		return this.editor.page.getByTestId('node-creator-item-name');
	}
}
