import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { preProcessFile } from 'typescript';

/**
 * The files that some files need to be loaded, themselves included: what they import of the project, and what that imports.
 * Of TypeScript also what only gives types.
 * @param root that the paths are relative to
 * @throws Error for an import that leads nowhere
 */
export function reachableFrom(root: string, files: string[]): string[] {
	const found = new Set<string>();
	const visit = (file: string): void => {
		if (found.has(file)) return;
		found.add(file);
		for (const { fileName } of preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles) {
			if (fileName.startsWith('.')) visit(resolve(root, file, fileName));
		}
	};
	files.forEach(visit);
	return [...found].sort();
}

function resolve(root: string, from: string, name: string): string {
	const path = join(dirname(from), name);
	const extension = extname(from);
	const file = [path, `${path}${extension}`, join(path, `index${extension}`)].find((candidate) => extname(candidate) === extension && existsSync(join(root, candidate)));
	if (!file) throw new Error(`${from} imports ${name}, which does not exist.`);
	return file;
}
