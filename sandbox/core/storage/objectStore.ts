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
	private readonly writing = new Set<Promise<unknown>>();
	private isClosed = false;

	private constructor(private readonly folder: string) {}

	static async open(): Promise<ObjectStore> {
		return new ObjectStore(await mkdtemp(join(tmpdir(), `invoice-sandbox-${process.pid}-`)));
	}

	/** Streams an object to disk. One that breaks off leaves nothing behind. The MD5 is in hex. */
	async write(key: string, body: Readable): Promise<{ md5: string; size: number }> {
		const hash = createHash('md5');
		let size = 0;
		const meter = new Transform({
			transform(chunk: Buffer, _encoding, done) {
				hash.update(chunk);
				size += chunk.length;
				done(null, chunk);
			},
		});
		await this.create(key, async (file) => await pipeline(body, meter, createWriteStream(file)));
		return { md5: hash.digest('hex'), size };
	}

	async writeBytes(key: string, bytes: string | Uint8Array): Promise<void> {
		await this.create(key, async (file) => await writeFile(file, bytes));
	}

	/** Makes one object of several; these are used up. */
	async concatenate(key: string, parts: string[]): Promise<void> {
		await this.create(key, async (file) => {
			if (parts.length === 1) return await rename(this.path(parts[0]), file);
			for (const part of parts) {
				await pipeline(createReadStream(this.path(part)), createWriteStream(file, { flags: 'a' }));
			}
		});
		await Promise.all(parts.map((part) => this.remove(part)));
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

	/** Lets what is being written come to its end, takes no more, and deletes everything. */
	async close(): Promise<void> {
		this.isClosed = true;
		await Promise.allSettled(this.writing);
		this.files.clear();
		await rm(this.folder, { recursive: true, force: true });
	}

	private path(key: string): string {
		const file = this.files.get(key);
		if (file === undefined) throw new Error(`There is no object ${key}`);
		return file;
	}

	/** An object is there when it is whole: until then it has only a file. */
	private async create(key: string, fill: (file: string) => Promise<void>): Promise<void> {
		if (this.isClosed) throw new Error('The storage is closed');
		const file = join(this.folder, randomUUID());
		const filled = fill(file);
		this.writing.add(filled);
		try {
			await filled;
		} catch (error) {
			await rm(file, { force: true });
			throw error;
		} finally {
			this.writing.delete(filled);
		}
		const old = this.files.get(key);
		this.files.set(key, file);
		if (old !== undefined) await rm(old, { force: true });
	}
}
