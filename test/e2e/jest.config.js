/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config'),
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	// Each suite has an n8n of its own, and the machine has to be shared by few.
	maxWorkers: 1,
	testTimeout: 600_000,
};
