import { createCompilerHost, createProgram, createSourceFile, flattenDiagnosticMessageText, getPreEmitDiagnostics, ScriptTarget } from 'typescript';

import { CLOSED_SCRIPT, SCRIPT } from '../../../../nodes/InvoiceReview/page/script';

/** What TypeScript says of JavaScript that runs in a browser, with the line it speaks of. */
function problemsOf(script: string): string[] {
	const options = { allowJs: true, checkJs: true, noEmit: true, strict: true, noUnusedLocals: true, target: ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] };
	const host = createCompilerHost(options);
	const read = host.getSourceFile;
	host.getSourceFile = (name, target, ...rest) => (name === 'script.js' ? createSourceFile(name, script, target) : read.call(host, name, target, ...rest));
	return getPreEmitDiagnostics(createProgram(['script.js'], options, host)).map(({ messageText, start = 0 }) => {
		const line = script.slice(0, start).split('\n').length;
		return `${script.split('\n')[line - 1].trim()}: ${flattenDiagnosticMessageText(messageText, ' ')}`;
	});
}

it('has the types that it says', () => {
	expect(problemsOf(SCRIPT)).toEqual([]);
});

it('is checked by that', () => {
	expect(problemsOf(SCRIPT.replace('let isSending = false;', 'let isSending = 0;'))).not.toEqual([]);
});

it.each([
	['of a review that is open', SCRIPT],
	['of one that is over', CLOSED_SCRIPT],
])('the script %s does not end its element, and neither evaluates text nor writes markup', (_, script) => {
	expect(script).not.toMatch(/<\/|<!--|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\(/);
});
