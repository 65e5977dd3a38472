import { Stryker } from '@stryker-mutator/core';
import { fileURLToPath } from 'node:url';

const fileBeside = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `npm run mutants -- nodes/shared/review`: changes the files of a folder, one small change at a time, and shows the changes that
 * its unit tests do not notice. A single file will do too; further arguments are tests, or folders of tests, to ask as well.
 */
async function main([given = '', ...others]) {
	const code = given.replace(/\/$/, '');
	if (!code.startsWith('nodes/')) throw new Error('Say which folder: npm run mutants -- nodes/shared/review');
	const tests = [`test/${code}`, ...others].map((path) => path.replace(/\/$/, '').replace(/(\.test)?\.ts$/, '.test.ts'));
	const config = {
		// Written out, since Stryker looks for it by itself, to tell which test reaches which change.
		testEnvironment: fileBeside('../support/jest/environment.js'),
		testMatch: tests.map((path) => `<rootDir>/${path.endsWith('.ts') ? path : `${path}/**/*.test.ts`}`),
	};
	await new Stryker({
		mutate: [code.endsWith('.ts') ? code : `${code}/**/*.ts`],
		testRunner: 'jest',
		jest: { configFile: 'jest.config.js', config, enableFindRelatedTests: false },
		plugins: ['@stryker-mutator/jest-runner', fileBeside('panelWords.mjs')],
		ignorers: ['panelWords'],
		coverageAnalysis: 'perTest',
		// A constant is reached by all tests: a run of all of them for each change in one would take most of the time.
		ignoreStatic: true,
		concurrency: 1,
		reporters: ['clear-text', 'progress-append-only'],
		clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
		tempDirName: '.mutants',
		ignorePatterns: ['dist', 'packages', '.dev', 'e2e-report', 'demo-output'],
	}).runMutationTest();
}

await main(process.argv.slice(2));
