import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const IMAGES = join(ROOT, '.github/images');
/** Of all the pictures that the tests take, those that the READMEs show. */
const SHOWN = /^(canvas-light|canvas-dark|node-panel|review-page-light|review-page-dark|review-reasons|search|error|example-\d\d)\.png$/;

/** Takes the pictures of the READMEs anew, while the tests of the editor run; when one of them fails, the old ones stay. */
async function main(): Promise<void> {
	const pictures = await mkdtemp(join(tmpdir(), 'invoice-extraction-pictures-'));
	try {
		const child = spawn(process.execPath, [require.resolve('tsx/cli'), join(ROOT, 'test/e2e/main.ts'), '--only', 'editor'], {
			stdio: 'inherit',
			env: { ...process.env, E2E_PICTURES: pictures },
		});
		const [code] = (await once(child, 'close')) as [number | null];
		process.exitCode = code ?? 1;
		if (code !== 0) return;
		await mkdir(IMAGES, { recursive: true });
		for (const name of (await readdir(pictures)).filter((file) => SHOWN.test(file))) await copyFile(join(pictures, name), join(IMAGES, name));
	} finally {
		await rm(pictures, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
