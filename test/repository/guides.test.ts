import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(textOf('package.json')) as { scripts: Record<string, string>; homepage: string; bugs: string };

/** Everything that people read to use or to change the package. */
const GUIDES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', 'sandbox/README.md', 'test/README.md', 'test/bench/README.md'];
/** What else names commands. */
const OTHERS = ['.ci/run', ...glob.sync('.github/**/*.{yml,md}', { cwd: ROOT, dot: true }).sort()];

describe('the commands', () => {
	const namedIn = (text: string) => [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map(([, name, test]) => name ?? test);

	it.each([...GUIDES, ...OTHERS])('that %s names are scripts of package.json', (file) => {
		const unknown = namedIn(textOf(file)).filter((name) => !(name in manifest.scripts));
		expect([...new Set(unknown)]).toEqual([]);
	});

	it('of package.json are all described, and those for everyday work in CONTRIBUTING.md', () => {
		const described = new Set(GUIDES.flatMap((file) => namedIn(textOf(file))));
		expect(Object.keys(manifest.scripts).filter((name) => !described.has(name))).toEqual([]);
		expect(namedIn(textOf('CONTRIBUTING.md'))).toEqual(expect.arrayContaining(['dev', 'test', 'lint', 'typecheck', 'verify', 'test:e2e', 'screenshots']));
	});
});

describe('the guides', () => {
	/** As GitHub names the headings of a page. */
	const anchorsOf = (file: string) =>
		[...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

	it.each(GUIDES)('%s links to files and headings that exist', (file) => {
		const links = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !/^[a-z]+:/.test(link));
		const broken = links.filter((link) => {
			const [path, anchor] = link.split('#');
			const target = path ? join(dirname(file), path) : file;
			return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
		});
		expect(broken).toEqual([]);
	});

	it('name files and folders that exist', () => {
		const paths = [...textOf('CONTRIBUTING.md').matchAll(/`((?:nodes|credentials|sandbox|test|examples|\.ci)\/[^`\s<>*]*)`/g)].map(([, path]) => path);
		expect(paths.length).toBeGreaterThan(5);
		expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});

	it('send reports about security to the repository of the package, in private', () => {
		const repository = manifest.bugs.replace(/\/issues$/, '');
		const { contact_links: links } = parse(textOf('.github/ISSUE_TEMPLATE/config.yml')) as { contact_links: Array<{ url: string }> };
		expect(textOf('SECURITY.md')).toContain(`${repository}/security/advisories/new`);
		expect(links.map(({ url }) => url)).toEqual([`${repository}/security/policy`, manifest.homepage]);
	});
});
