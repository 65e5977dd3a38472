const config = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own: four of them use nearly all of two processors, and five took as long.
	maxWorkers: 4,
	testSequencer: '<rootDir>/test/e2e/sequencer.js',
	testTimeout: 1_200_000,
};
