const Runtime = require('jest-runtime').default;
const { createRequire } = require('node:module');
const { compileFunction, constants } = require('node:vm');

/** What evaluates a file, by its name: each suite evaluates it anew, without compiling and optimising it anew. */
const compiled = new Map();

/**
 * Jest gives each suite a realm of its own, and loads every package into it anew; for n8n-core that takes longer than most
 * suites. Here packages and Node's own modules are loaded by Node, once in a process, and suites run in Node's realm, so
 * that an Error or an Array of a package is also one for the tests. The project's own files, and Jest's, are still
 * loaded anew for each suite: no suite sees what another left in a variable of the nodes.
 */
module.exports = class SharingRuntime extends Runtime {
	constructor(...parameters) {
		super(...parameters);
		this.executor.compile = (source, filename) => {
			const known = compiled.get(filename);
			if (known?.source === source) return known.run;
			const run = compileFunction(source, this.executor.injectedModuleParameters, {
				filename,
				importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
			});
			compiled.set(filename, { source, run });
			return run;
		};
	}

	requireModule(from, moduleName, options, isRequireActual) {
		const isShared = moduleName !== undefined && /^[^./]/.test(moduleName) && !options?.isInternalModule;
		return isShared ? createRequire(from)(moduleName) : super.requireModule(from, moduleName, options, isRequireActual);
	}

	/** It would hand out Jest's own modules, for good, on the one `process` that there is. */
	installGetBuiltinModule() {}
};
