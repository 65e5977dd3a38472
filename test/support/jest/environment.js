const { ModuleMocker } = require('jest-mock');

/** The environment of a suite that runs in the realm of Node itself; why, says runtime.js. */
module.exports = class MainRealmEnvironment {
	constructor() {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = null;
		// What Jest replaces for a suite, and what a suite could leave behind for the next one.
		this.before = { console: globalThis.console, exit: process.exit, variables: { ...process.env }, keys: new Set(Reflect.ownKeys(globalThis)) };
	}

	async setup() {}

	async teardown() {
		const { console, exit, variables, keys } = this.before;
		Object.assign(globalThis, { console });
		process.exit = exit;
		for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
		Object.assign(process.env, variables);
		for (const key of Reflect.ownKeys(globalThis)) if (!keys.has(key) && isOfTheSuite(key)) delete globalThis[key];
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return null;
	}
};

/** What Jest keeps of a suite: its state, under a symbol that nobody else has, and what it shares within a realm by name. */
function isOfTheSuite(key) {
	return typeof key === 'symbol' && (Symbol.keyFor(key) === undefined || JEST_NAMES.has(Symbol.keyFor(key)));
}

const JEST_NAMES = new Set([
	'EVENT_HANDLERS',
	'LOG_ERRORS_BEFORE_RETRY',
	'RETRY_IMMEDIATELY',
	'RETRY_TIMES',
	'RETRY_TIMES_SETTER',
	'TEST_TIMEOUT_SYMBOL',
	'WAIT_BEFORE_RETRY',
]);
