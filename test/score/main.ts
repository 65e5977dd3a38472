import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import Table from 'cli-table3';
import fg from 'fast-glob';
import { createReader, type DocumentReader } from '../../sandbox/reader';
import { compare, type Comparison, type ScoredField } from './compare';
import { truthFor } from './truth';

// Reads the sample documents and says how many fields come out right: npm run score -- [folder ...]
const SAMPLES = resolve(__dirname, '../../../shared/samples');
const FIELDS: ScoredField[] = ['invoiceNumber', 'invoiceDate', 'dueDate', 'total', 'subtotal', 'tax', 'currency', 'vendorName', 'customerName'];
const LIMITS = { timeLimitMs: 60_000, maxPages: 500 };

interface Result extends Comparison {
	folder: string;
	file: string;
}

void main();

async function main(): Promise<void> {
	const folders = (process.argv.length > 2 ? process.argv.slice(2) : [SAMPLES]).map((folder) => resolve(folder));
	const absent = folders.filter((folder) => !existsSync(folder));
	if (absent.length > 0) {
		console.log(`There are no sample documents in ${absent.map((folder) => relative('.', folder)).join(', ')}; nothing was scored.`);
		return;
	}
	const engine = createReader();
	try {
		const files = folders.flatMap((folder) => fg.sync('**/*.{pdf,png,jpg,jpeg}', { cwd: folder, absolute: true, caseSensitiveMatch: false }));
		const scored = await Promise.all(files.sort().map((file) => score(engine, file)));
		report(scored.flat());
	} finally {
		await engine.close();
	}
}

async function score(engine: DocumentReader, file: string): Promise<Result[]> {
	const truth = truthFor(file);
	if (!truth) return [];
	const reading = await engine.read({ fileName: basename(file), bytes: readFileSync(file) }, LIMITS);
	const fields = reading.status === 'read' ? (reading.invoices[0]?.fields ?? {}) : {};
	const folder = basename(join(file, '..'));
	return compare(fields, truth).map((comparison) => ({ ...comparison, folder, file: basename(file) }));
}

function report(results: Result[]): void {
	if (results.length === 0) {
		console.log('None of the documents has a truth beside it; nothing was scored.');
		return;
	}
	const folders = [...new Set(results.map((result) => result.folder))];
	const table = new Table({ head: ['folder', ...FIELDS, 'all'] });
	for (const folder of folders) {
		const own = results.filter((result) => result.folder === folder);
		table.push([folder, ...FIELDS.map((field) => share(own.filter((result) => result.field === field))), share(own)]);
	}
	table.push(['all', ...FIELDS.map((field) => share(results.filter((result) => result.field === field))), share(results)]);
	console.log(table.toString());
	for (const miss of results.filter((result) => !result.isRight)) {
		console.log(`${miss.folder}/${miss.file}: ${miss.field} should be ${miss.expected}, got ${miss.got}`);
	}
}

function share(results: Result[]): string {
	return results.length === 0 ? '' : `${results.filter((result) => result.isRight).length}/${results.length}`;
}
