import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const EVERY_MS = 15_000;

/** How many packages of a folder's lockfile are on the disk; some of `all` are for other platforms, and never come. */
export async function countInstalled(folder: string): Promise<{ installed: number; all: number }> {
	const { packages } = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
	const places = Object.keys(packages).filter((place) => place !== '');
	return { installed: places.filter((place) => existsSync(join(folder, place, 'package.json'))).length, all: places.length };
}

/**
 * Tells from time to time how far an installation is.
 * @returns what ends it
 */
export function reportProgress(folder: string, report: (line: string) => void): () => void {
	const timer = setInterval(() => {
		void countInstalled(folder).then(({ installed, all }) => report(`  ${installed} of about ${all} packages`), () => undefined);
	}, EVERY_MS);
	return () => clearInterval(timer);
}
