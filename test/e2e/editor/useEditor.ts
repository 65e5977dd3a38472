import { Instance } from '../instance';
import { Canvas } from './canvas';
import { Editor } from './editor';

/** What the tests of the editor work with. */
export interface Bench {
	instance: Instance;
	editor: Editor;
	canvas: Canvas;
}

/**
 * Opens the editor of an n8n for the tests of a suite, and closes both after them. No test may leave a problem in the browser's console.
 * @param begin called once with what was opened
 */
export function useEditor(begin: (bench: Bench) => void | Promise<void>): void {
	let instance: Instance | undefined;
	let editor: Editor | undefined;

	beforeAll(async () => {
		instance = await Instance.start({ host: 'newest' });
		editor = await Editor.open(instance);
		await begin({ instance, editor, canvas: new Canvas(editor) });
	});
	afterAll(async () => {
		await editor?.close();
		await instance?.close();
	});
	afterEach(() => expect(editor?.problems).toEqual([]));
}
