import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The folders of the tree in CONTRIBUTING.md, as paths. */
function foldersInGuide(): string[] {
	const tree = /## Layout\n\n```\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'))?.[1] ?? '';
	const above: string[] = [];
	return tree.trimEnd().split('\n').map((line) => {
		const [, indent, name] = /^( *)([\w-]+)\//.exec(line) ?? [];
		if (name === undefined) throw new Error(`This line of the tree names no folder: ${line}`);
		const depth = indent.length / 2;
		above.splice(depth, Infinity, name);
		return above.join('/');
	});
}

/** What git knows, so that nothing that was built or installed counts. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const folders = [...new Set(files.flatMap((file) => ancestorsOf(dirname(file))))].filter((folder) => !folder.startsWith('.'));

function ancestorsOf(folder: string): string[] {
	return folder === '.' ? [] : [...ancestorsOf(dirname(folder)), folder];
}

it('the tree in CONTRIBUTING.md has every folder at the top, and every folder in those that it opens', () => {
	const told = foldersInGuide();
	const opened = new Set(['.', ...told.map((folder) => dirname(folder))]);
	const there = folders.filter((folder) => opened.has(dirname(folder)));
	expect([...told].sort()).toEqual([...there].sort());
});

it('shared/ is rooms, with at most five files beside them', () => {
	expect(files.filter((file) => dirname(file) === 'nodes/shared').length).toBeLessThanOrEqual(5);
});
