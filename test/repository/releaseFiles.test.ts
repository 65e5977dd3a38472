import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import glob from 'fast-glob';
import { parse, parseDocument } from 'yaml';

const ROOT = join(__dirname, '../..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(textOf('package.json')) as { version: string; engines: { node: string }; devDependencies: Record<string, string> };

interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Job {
	needs?: string | string[];
	uses?: string;
	environment?: string;
	permissions?: Record<string, string>;
	strategy?: { matrix: { node: string[] } };
	steps?: Step[];
}
interface Workflow {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const GITHUB_FILES = glob.sync('.github/**/*.yml', { cwd: ROOT, dot: true }).sort();
const WORKFLOW_FILES = GITHUB_FILES.filter((file) => file.startsWith('.github/workflows/'));

const workflow = (name: string) => parse(textOf(`.github/workflows/${name}.yml`)) as Workflow;
const commandsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run?.trim().split('\n') ?? []).map((line) => line.trim());

it.each(GITHUB_FILES)('%s is YAML without errors, doubled keys or warnings', (file) => {
	const { errors, warnings, contents } = parseDocument(textOf(file));
	expect([...errors, ...warnings]).toEqual([]);
	expect(contents).not.toBeNull();
});

describe('the workflows', () => {
	it.each(WORKFLOW_FILES)('%s may only read, unless a job says more, and pins actions to a major version', (file) => {
		const { permissions, jobs } = parse(textOf(file)) as Workflow;
		const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
		expect(permissions).toEqual({ contents: 'read' });
		expect(actions.length).toBeGreaterThan(0);
		expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
	});

	it('test the oldest Node.js that package.json promises, and newer ones', () => {
		const versions = workflow('test').jobs.check.strategy?.matrix.node ?? [];
		expect(`>=${versions[0]}`).toBe(manifest.engines.node);
		expect(versions.slice(1).map(Number)).toEqual([22, 24]);
	});

	it('run on every change all that .ci/run does, also in a real n8n', () => {
		const checks = [...textOf('.ci/run').matchAll(/^\t?check (?!e2e|soak)\w+ (npm .+)$/gm)].map(([, command]) => command);
		const inRealN8n = [...textOf('.ci/run').matchAll(/(npm run (?:test:e2e|soak) .+?)(?: >.*)?$/gm)].map(([, command]) => command);
		const { on, jobs } = workflow('test');
		expect(Object.keys(on)).toEqual(expect.arrayContaining(['push', 'pull_request']));
		expect(checks.length).toBeGreaterThan(4);
		expect(commandsOf(jobs.check).sort()).toEqual(checks.sort());
		expect(inRealN8n).toHaveLength(2);
		expect(commandsOf(jobs.e2e)).toEqual(expect.arrayContaining(inRealN8n));
	});
});

describe('a release', () => {
	const { on, jobs } = workflow('release');

	it('comes from a tag, after all checks', () => {
		expect(on).toEqual({ push: { tags: ['v*'] } });
		expect(jobs.test.uses).toBe('./.github/workflows/test.yml');
		expect(workflow('test').on).toHaveProperty('workflow_call');
		expect(jobs.publish.needs).toEqual(['test', 'package']);
	});

	it('is built by name before it is packed, because scripts are ignored', () => {
		const commands = commandsOf(jobs.package);
		const at = (start: string) => commands.findIndex((command) => command.startsWith(start));
		expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m);
		expect(at('npm ci --ignore-scripts')).toBeGreaterThanOrEqual(0);
		expect(at('npm run build')).toBeGreaterThan(at('npm ci'));
		expect(at('npm pack --ignore-scripts')).toBeGreaterThan(at('npm run build'));
	});

	it('is published with provenance by the one job that has an identity, which installs nothing', () => {
		const withIdentity = Object.keys(jobs).filter((name) => jobs[name].permissions?.['id-token'] === 'write');
		const npm = commandsOf(jobs.publish).filter((command) => /^npm (?!config)/.test(command));
		expect(withIdentity).toEqual(['publish']);
		expect(jobs.publish.environment).toBe('npm');
		expect(npm).toEqual([expect.stringMatching(/^npm publish .*\.tgz --ignore-scripts --provenance --access public$/)]);
		expect(jobs.publish.steps?.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toMatchObject({ 'node-version': '24' });
	});

	describe('takes its notes from the changelog', () => {
		const { run: script = '' } = jobs.package.steps?.find(({ name }) => name?.includes('changelog')) ?? {};
		let folder: string;
		beforeEach(() => {
			folder = mkdtempSync(join(tmpdir(), 'release-'));
			writeFileSync(join(folder, 'package.json'), '{"version":"1.2.0"}');
		});
		afterEach(() => rmSync(folder, { recursive: true, force: true }));

		function check(tag: string, changelog: string) {
			writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
			const { status, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, GITHUB_REF_NAME: tag } });
			return { status, stderr };
		}

		it('those of its own version alone', () => {
			const log = '# Changelog\n\n## 1.2.0 (2030-01-02)\n\n- New.\n\n### Fixed\n\n- Old bug.\n\n## 1.2\n\n- Other.\n';
			expect(check('v1.2.0', log)).toEqual({ status: 0, stderr: '' });
			expect(readFileSync(join(folder, 'release/notes.md'), 'utf8').trim()).toBe('- New.\n\n### Fixed\n\n- Old bug.');
		});

		it.each([
			['another tag than the version', 'v1.3.0', '## 1.2.0\n\n- New.\n', 'The tag is v1.3.0'],
			['a version without a heading', 'v1.2.0', '## 1.1.0\n\n- Old.\n', "under a heading '## 1.2.0'"],
			['a heading with nothing under it', 'v1.2.0', '## 1.2.0\n\n## 1.1.0\n\n- Old.\n', "under a heading '## 1.2.0'"],
		])('and refuses %s', (_, tag, changelog, message) => {
			expect(check(tag, changelog)).toEqual({ status: 1, stderr: expect.stringContaining(message) });
		});

		it('which has some for the version of package.json', () => {
			writeFileSync(join(folder, 'package.json'), textOf('package.json'));
			expect(check(`v${manifest.version}`, textOf('CHANGELOG.md'))).toEqual({ status: 0, stderr: '' });
		});
	});
});

it('updates leave alone what is held back and which n8n is tried', () => {
	const { updates } = parse(textOf('.github/dependabot.yml')) as { updates: Array<{ directory: string; ignore?: Array<{ 'dependency-name': string }> }> };
	const ignored = updates.flatMap(({ ignore = [] }) => ignore.map((rule) => rule['dependency-name']));
	expect(updates.map(({ directory }) => directory)).toEqual(['/', '/']);
	expect(ignored).toEqual(expect.arrayContaining(['@napi-rs/canvas', 'unrs-resolver', 'n8n-core', 'n8n-workflow', 'zod']));
	expect(ignored.filter((name) => !(name in manifest.devDependencies))).toEqual([]);
});

it.each(WORKFLOW_FILES)('what %s keeps in a cache is renewed by files that exist', (file) => {
	const patterns = [...textOf(file).matchAll(/hashFiles\('([^']+)'\)/g)].map(([, pattern]) => pattern);
	expect(patterns.filter((pattern) => glob.sync(pattern, { cwd: ROOT, ignore: ['**/node_modules/**'] }).length === 0)).toEqual([]);
});
