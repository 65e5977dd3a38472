const config = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own and mostly waits; more of them at once would wait for the processor.
	maxWorkers: 2,
	testTimeout: 1_200_000,
};
