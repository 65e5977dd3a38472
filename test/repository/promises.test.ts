import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const PAGE = 'test/README.md';
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
/** However lines are broken, and without the marks that say whom a text is for. */
const inOneLine = (text: string) => text.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');

/** The rows of a document's table: what it says, and the files that are linked behind it. */
function promisesOf(document: string): Array<[promise: string, tests: string[]]> {
	const section = textOf(PAGE).split(`\n## ${document}\n`)[1]?.split('\n## ')[0] ?? '';
	const rows = section.split('\n').filter((line) => line.startsWith('| ')).slice(2);
	return rows.map((row) => {
		const [, promise, tests] = row.split('|').map((cell) => cell.trim());
		return [promise, [...tests.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => join(dirname(PAGE), path))];
	});
}

describe.each(['README.md', 'SECURITY.md'])('what test/README.md says of %s', (document) => {
	const promises = promisesOf(document);

	it('is what stands there', () => {
		const text = inOneLine(textOf(document));
		expect(promises.length).toBeGreaterThan(5);
		expect(promises.map(([promise]) => promise).filter((promise) => !text.includes(promise))).toEqual([]);
	});

	it('names tests that exist', () => {
		const named = promises.flatMap(([, tests]) => tests);
		expect(promises.filter(([, tests]) => tests.length === 0)).toEqual([]);
		expect(named.filter((file) => !existsSync(join(ROOT, file)) || !/\.test\.ts$|\.e2e\.ts$|^test\/verify\//.test(file))).toEqual([]);
	});
});

it('each point of what the nodes take care of has its tests', () => {
	const points = [...textOf('README.md').matchAll(/^- (\*\*[^*]+\.\*\*.*(?:\n {2}.*)*)/gm)].map(([, point]) => inOneLine(point));
	const promises = promisesOf('README.md').map(([promise]) => promise);
	expect(points.length).toBeGreaterThan(3);
	expect(points.filter((point) => !promises.some((promise) => point.includes(promise)))).toEqual([]);
});

it('each promise of SECURITY.md has its tests', () => {
	const table = textOf('SECURITY.md').split('## What the nodes promise')[1].split('\n## ')[0];
	const promised = [...table.matchAll(/^\| ([A-Z][^|]*?) \|/gm)].map(([, name]) => name);
	expect(promised.length).toBeGreaterThan(5);
	expect(promisesOf('SECURITY.md').map(([name]) => name)).toEqual(promised);
});
