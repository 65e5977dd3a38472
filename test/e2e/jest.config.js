const config = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own and mostly waits: four of them used 65 % of two processors.
	maxWorkers: 5,
	testSequencer: '<rootDir>/test/e2e/sequencer.js',
	testTimeout: 1_200_000,
};
