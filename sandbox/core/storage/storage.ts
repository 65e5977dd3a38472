import type { Clock } from '../clock';
import { MultipartUploads } from './multipart';
import { ObjectStore } from './objectStore';
import { UrlSigner } from './signedUrls';

export const STORAGE_PATH = '/storage';

/** The storage beside the services: objects, uploads in parts, and the signed URLs that lead to both. */
export class Storage {
	/** http://127.0.0.1:PORT, known once the server listens. */
	origin = '';
	readonly uploads: MultipartUploads;
	readonly signer: UrlSigner;

	private constructor(
		readonly objects: ObjectStore,
		clock: Clock,
	) {
		this.uploads = new MultipartUploads(objects);
		this.signer = new UrlSigner(clock);
	}

	static async create(clock: Clock): Promise<Storage> {
		return new Storage(await ObjectStore.open(), clock);
	}

	/** The URL to PUT one part to. */
	partUrl(key: string, uploadId: string, partNumber: number, ttlSeconds: number): string {
		const parameters = { partNumber: String(partNumber), uploadId };
		return this.origin + this.signer.sign('PUT', pathOf(key), parameters, ttlSeconds);
	}

	/** The URL to GET an object from, which is answered with this type and file name. */
	downloadUrl(
		key: string,
		file: { contentType: string; fileName: string },
		ttlSeconds: number,
	): string {
		const parameters = {
			'response-content-type': file.contentType,
			'response-content-disposition': `attachment; filename="${file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"`,
		};
		return this.origin + this.signer.sign('GET', pathOf(key), parameters, ttlSeconds);
	}
}

function pathOf(key: string): string {
	return `${STORAGE_PATH}/${key.split('/').map(encodeURIComponent).join('/')}`;
}
