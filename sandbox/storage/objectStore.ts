import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Objects in a temporary folder, which goes when the store is closed. Keys are names of its own choosing. */
export class ObjectStore {
	private readonly files = new Map<string, string>();

	private constructor(private readonly folder: string) {}

	static async create(): Promise<ObjectStore> {
		return new ObjectStore(await mkdtemp(join(tmpdir(), 'invoice-sandbox-')));
	}

	/** Streams an object to disk. One that breaks off leaves nothing behind. The MD5 is in hex. */
	async write(key: string, body: Readable): Promise<{ md5: string; size: number }> {
		const file = join(this.folder, randomUUID());
		const hash = createHash('md5');
		let size = 0;
		const meter = new Transform({
			transform(chunk: Buffer, _encoding, done) {
				hash.update(chunk);
				size += chunk.length;
				done(null, chunk);
			},
		});
		try {
			await pipeline(body, meter, createWriteStream(file));
		} catch (error) {
			await rm(file, { force: true });
			throw error;
		}
		await this.replace(key, file);
		return { md5: hash.digest('hex'), size };
	}

	async writeBytes(key: string, bytes: string | Uint8Array): Promise<void> {
		const file = join(this.folder, randomUUID());
		await writeFile(file, bytes);
		await this.replace(key, file);
	}

	/** Makes one object of several; these are used up. */
	async concatenate(key: string, parts: string[]): Promise<void> {
		const file = join(this.folder, randomUUID());
		if (parts.length === 1) {
			await rename(this.path(parts[0]), file);
		} else {
			for (const part of parts) {
				await pipeline(createReadStream(this.path(part)), createWriteStream(file, { flags: 'a' }));
				await rm(this.path(part), { force: true });
			}
		}
		parts.forEach((part) => this.files.delete(part));
		await this.replace(key, file);
	}

	has(key: string): boolean {
		return this.files.has(key);
	}

	async size(key: string): Promise<number> {
		return (await stat(this.path(key))).size;
	}

	async bytes(key: string): Promise<Uint8Array> {
		return await readFile(this.path(key));
	}

	stream(key: string): Readable {
		return createReadStream(this.path(key));
	}

	async remove(key: string): Promise<void> {
		if (!this.files.has(key)) return;
		const file = this.path(key);
		this.files.delete(key);
		await rm(file, { force: true });
	}

	async close(): Promise<void> {
		this.files.clear();
		await rm(this.folder, { recursive: true, force: true });
	}

	private path(key: string): string {
		const file = this.files.get(key);
		if (file === undefined) throw new Error(`There is no object ${key}`);
		return file;
	}

	private async replace(key: string, file: string): Promise<void> {
		const old = this.files.get(key);
		this.files.set(key, file);
		if (old !== undefined) await rm(old, { force: true });
	}
}
