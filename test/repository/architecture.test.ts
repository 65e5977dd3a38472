import glob from 'fast-glob';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createSourceFile, forEachChild, isCallExpression, isExportDeclaration, isImportDeclaration, isStringLiteral, ScriptTarget, SyntaxKind, type Node } from 'typescript';

const root = join(__dirname, '../..');
const shipped = glob.sync(['nodes/**/*.ts', 'credentials/**/*.ts'], { cwd: root }).sort();

/** What n8n provides at run time; everything else would have to be a dependency, which its gate forbids. */
const PROVIDED = ['n8n-workflow', 'zod', 'luxon', 'lodash', 'moment', 'p-limit', 'crypto'];

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a file names in its imports, re-exports, `import()` and `require()`. */
function importsOf(file: string): string[] {
	const found: string[] = [];
	const visit = (node: Node): void => {
		const named =
			isImportDeclaration(node) || isExportDeclaration(node)
				? node.moduleSpecifier
				: isCallExpression(node) && (node.expression.kind === SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
					? node.arguments[0]
					: undefined;
		if (named && isStringLiteral(named)) found.push(named.text);
		forEachChild(node, visit);
	};
	visit(createSourceFile(file, textOf(file), ScriptTarget.ES2022, true));
	return found;
}

/** The imports of our own files, as paths from the root. */
const internalOf = (files: string[]) =>
	files.flatMap((file) => importsOf(file).filter((name) => name.startsWith('.')).map((name) => ({ file, target: relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') })));

const imports = shipped.flatMap((file) => importsOf(file).map((name) => ({ file, name })));
const internal = internalOf(shipped);

/** `nodes/<Folder>` of a path. */
const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');

it('finds the files that it is about', () => {
	expect(shipped).toContain('nodes/shared/http/send.ts');
	expect(internal.length).toBeGreaterThan(shipped.length);
});

describe('what is shipped', () => {
	it('imports nothing but its own files and what n8n provides', () => {
		expect(imports.filter(({ name }) => !name.startsWith('.') && !PROVIDED.includes(name))).toEqual([]);
	});

	it('does not reach into the sandbox, the tests or anything else outside nodes and credentials', () => {
		expect(internal.filter(({ target }) => !/^(nodes|credentials)\//.test(target))).toEqual([]);
	});

	it('has no credential that imports a node, and no node that imports a credential', () => {
		expect(internal.filter(({ file, target }) => file.split('/')[0] !== target.split('/')[0])).toEqual([]);
	});

	it('reads parameters in one place', () => {
		expect(shipped.filter((file) => textOf(file).includes('getNodeParameter('))).toEqual(['nodes/shared/node/parameters.ts']);
	});

	it('reaches nothing of its surroundings but through n8n, and quietens no rule', () => {
		const forbidden = /\bprocess\s*(\.\w|\[)|\bset(Timeout|Interval|Immediate)\b|\bglobalThis\b|\b__(dirname|filename)\b|\brequire\(|eslint-disable|@ts-(ignore|nocheck|expect-error)/;

		expect(shipped.flatMap((file) => textOf(file).split('\n').filter((line) => forbidden.test(line)).map((line) => `${file}: ${line.trim()}`))).toEqual([]);
	});
});

describe('dependencies point one way:', () => {
	it('what is shared knows no service', () => {
		expect(internal.filter(({ file, target }) => file.startsWith('nodes/shared/') && !target.startsWith('nodes/shared/'))).toEqual([]);
	});

	it('no service knows another', () => {
		const known = (file: string, target: string) => [folderOf(file), 'nodes/shared'].includes(folderOf(target));

		expect(internal.filter(({ file, target }) => file.startsWith('nodes/') && !known(file, target))).toEqual([]);
	});

	it('the sandbox, which plays the other side, takes nothing from the nodes but their reader of XML', () => {
		const taken = internalOf(glob.sync('sandbox/**/*.ts', { cwd: root })).filter(({ target }) => /^(nodes|credentials)\//.test(target));

		expect(taken.filter(({ target }) => !target.startsWith('nodes/shared/eInvoice/'))).toEqual([]);
		expect([...new Set(taken.map(({ file }) => file))]).toEqual(['sandbox/reader/pdf/embeddedInvoice.ts']);
	});

	it('no file is below itself, types counted', () => {
		const targets = new Map(shipped.map((file) => [file.replace(/\.ts$/, ''), [] as string[]]));
		for (const { file, target } of internal) {
			targets.get(file.replace(/\.ts$/, ''))?.push(target);
		}
		const open = new Set<string>();
		const done = new Set<string>();
		const cycles: string[] = [];
		const visit = (file: string): void => {
			if (open.has(file)) cycles.push([...open, file].join(' -> '));
			if (open.has(file) || done.has(file)) return;
			open.add(file);
			for (const target of targets.get(file) ?? []) visit(target);
			open.delete(file);
			done.add(file);
		};
		for (const file of targets.keys()) visit(file);

		expect(cycles).toEqual([]);
	});
});

const operationFiles = shipped.filter((file) => file.includes('/resources/'));

it.each(operationFiles)('%s is an operation and exports its description and execute, nothing else', (file) => {
	const exported = [...textOf(file).matchAll(/^export (?:const|async function|function|class|interface|type|default|\{|\*)\s*(\w*)/gm)].map(([, name]) => name);

	expect(file).toMatch(/^nodes\/\w+\/resources\/\w+\/\w+\.operation\.ts$/);
	expect(exported.sort()).toEqual(['description', 'execute']);
});
