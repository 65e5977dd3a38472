const { testEnvironment: _shared, runtime: _sharing, ...config } = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	// Each suite has a process of its own, so there is nothing to share, and Jest's own realm is kept.
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own and mostly waits; more of them at once would wait for the processor.
	maxWorkers: 2,
	// A new process for each suite: the library that draws the scans must not be loaded twice into one.
	workerIdleMemoryLimit: '1MB',
	testTimeout: 1_200_000,
};
