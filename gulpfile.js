const { spawn } = require('node:child_process');
const { cp, rm } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

function compile(done) {
	const tsc = require.resolve('typescript/bin/tsc');
	spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' }).on('exit', (code) =>
		done(code === 0 ? undefined : new Error('The TypeScript compiler found errors')),
	);
}

/** Icons and codex files stand beside the code that names them. */
function copyAssets() {
	return src(['{nodes,credentials}/**/*.{svg,node.json}'], { encoding: false }).pipe(dest('dist'));
}

/** The fields that each operation gives, which n8n's editor shows before the first run. */
function previewFields(done) {
	const tsx = require.resolve('tsx/cli');
	spawn(process.execPath, [tsx, 'tools/schemas/main.ts', 'dist'], { stdio: 'inherit' }).on('exit', (code) =>
		done(code === 0 ? undefined : new Error('The operations could not be run against the sandbox')),
	);
}

/** Into the n8n that runs with the nodes and notices by itself, if the variable NODES_DIST names its folder. */
async function copyToN8n() {
	if (process.env.NODES_DIST) await cp('dist', process.env.NODES_DIST, { recursive: true });
}

exports.build = series(clean, parallel(compile, copyAssets, previewFields));

/** Builds again whenever a file changes. What does not compile is reported, and the last good state stays in n8n. */
exports.watch = () => watch(['nodes/**/*', 'credentials/**/*'], { delay: 300 }, series(parallel(compile, copyAssets), copyToN8n));
