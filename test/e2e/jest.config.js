const config = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own and mostly waits: three of them used 60 % of two processors.
	maxWorkers: 4,
	testSequencer: '<rootDir>/test/e2e/sequencer.js',
	testTimeout: 1_200_000,
};
