import { analyzePackage, buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';
import glob from 'fast-glob';

/**
 * Runs the scan as n8n does, and once more with its rules to count the warnings, which n8n's own verdict leaves out.
 * @returns what is wrong; empty when all is well
 */
export async function scan(what, folder, patterns) {
	const verdict = await analyzePackage(folder, patterns);
	const eslint = new ESLint({ cwd: folder, allowInlineConfig: false, overrideConfigFile: true, overrideConfig: await buildScanConfig() });
	const files = glob.sync(patterns, { cwd: folder, absolute: true, ignore: ['node_modules/**', '**/package-lock.json'] });
	const results = await eslint.lintFiles(files);
	const errors = results.reduce((sum, result) => sum + result.errorCount, 0);
	const warnings = results.reduce((sum, result) => sum + result.warningCount, 0);
	console.log(`Verification scan of the ${what}: ${files.length} files, ${errors} errors, ${warnings} warnings`);

	if (files.length === 0) return [`The scan of the ${what} found no files`];
	if (verdict.passed && errors === 0 && warnings === 0) return [];
	const formatter = await eslint.loadFormatter('stylish');
	return [`The scan of the ${what} does not pass: ${verdict.message ?? ''}\n${await formatter.format(results)}`];
}
