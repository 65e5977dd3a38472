import type { Editor } from './editor';

/** The list in which nodes are looked for. */
export class NodeCreator {
	private constructor(private readonly editor: Editor) {}

	static async open(editor: Editor): Promise<NodeCreator> {
		await editor.page.getByTestId('node-creator-plus-button').click();
		await editor.page.getByTestId('node-creator-search-bar').waitFor();
		return new NodeCreator(editor);
	}

	/** The names that are found, best first. */
	async search(text: string): Promise<string[]> {
		const before = await this.names.first().innerText();
		await this.editor.page.getByTestId('node-creator-search-bar').fill(text);
		await this.names.filter({ hasText: new RegExp(`^${before}$`) }).first().waitFor({ state: 'hidden' });
		return await this.names.allInnerTexts();
	}

	/** Opens what was found, and gives the actions that it offers. */
	async actions(name: string): Promise<string[]> {
		await this.names.filter({ hasText: new RegExp(`^${name}$`) }).click();
		await this.editor.page.getByTestId('node-creator-category-item').filter({ hasText: /^Actions/ }).waitFor();
		return await this.names.allInnerTexts();
	}

	private get names() {
		return this.editor.page.getByTestId('node-creator-item-name');
	}
}
