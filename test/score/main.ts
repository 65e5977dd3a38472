import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fg from 'fast-glob';
import pLimit from 'p-limit';
import { createReader } from '../../sandbox/reader';
import { describeMisses, describeShares, sharesOf, type Shares } from './report';
import { scoreDocument } from './samples';

// Reads the sample documents and says how many fields come out right: npm run score -- [--pictures] [folder ...]
// With --pictures PDFs are also read as if they were scans, which takes seconds a page.
const SAMPLES = resolve(__dirname, '../../../shared/samples');
const LAST_RUN = resolve(__dirname, '../../node_modules/.cache/score.json');

void main();

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: { pictures: { type: 'boolean' } } });
	const folders = (positionals.length > 0 ? positionals : [SAMPLES]).map((folder) => resolve(folder));
	const absent = folders.filter((folder) => !existsSync(folder));
	if (absent.length > 0) {
		console.log(`There are no sample documents in ${absent.map((folder) => relative('.', folder)).join(', ')}; nothing was scored.`);
		return;
	}
	const files = folders.flatMap((folder) => fg.sync('**/*.{pdf,png,jpg,jpeg}', { cwd: folder, absolute: true, caseSensitiveMatch: false, ignore: ['bad-pdf/**', 'derived/**', 'images/**'] }));
	const reader = createReader();
	try {
		// As many as a reader reads at once, so that the seconds are those of reading and not of waiting.
		const slot = pLimit(2);
		const scored = (await Promise.all(files.sort().map((file) => slot(scoreDocument, reader, file, values.pictures)))).flat();
		if (scored.length === 0) return console.log('The truth about none of the documents is known; nothing was scored.');
		const shares = sharesOf(scored);
		console.log(describeShares(shares, lastRun()));
		console.log(describeMisses(scored));
		keep({ ...lastRun(), ...shares });
	} finally {
		await reader.close();
	}
}

function lastRun(): Shares {
	return existsSync(LAST_RUN) ? (JSON.parse(readFileSync(LAST_RUN, 'utf8')) as Shares) : {};
}

function keep(shares: Shares): void {
	mkdirSync(dirname(LAST_RUN), { recursive: true });
	writeFileSync(LAST_RUN, JSON.stringify(shares));
}
