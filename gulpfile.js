const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

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

exports.build = series(clean, parallel(compile, copyAssets));
