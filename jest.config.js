/** @type {import('jest').Config} */
module.exports = {
	// Packages are loaded once for all suites of a process: n8n-core alone takes seconds. How, says runtime.js.
	testEnvironment: '<rootDir>/test/support/jest/environment.js',
	runtime: '<rootDir>/test/support/jest/runtime.js',
	// Also the code under test, so that `--onlyChanged` knows which tests reach a file through others.
	roots: ['credentials', 'nodes', 'sandbox', 'test', 'tools'].map((folder) => `<rootDir>/${folder}`),
	testMatch: ['**/*.test.ts'],
	transform: {
		// Types are checked once by `npm run typecheck`; the tests only need the JavaScript.
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
	},
	// A node's codex file has the same name but for its ending; the full name keeps the two apart.
	moduleNameMapper: { '^(.*\\.node)\\.js$': '$1.ts' },
	// One process for each core: a suite waits more than it works, also for the service that it talks to.
	maxWorkers: '100%',
	// Long enough for a busy machine: nothing here is timed.
	testTimeout: 240_000,
};
