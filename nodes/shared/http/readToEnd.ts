/** What is used of a stream of Node, whose type a node may not import. */
export interface ReadableBytes extends AsyncIterable<Buffer> {
	readonly destroyed: boolean;
	on(event: 'data', listener: (piece: Buffer) => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	destroy(): unknown;
}

/**
 * Reads a stream to its end by its events, which takes half the processor time of its iterator: thousands of small answers feel it.
 * @param take is given each piece; what it throws ends the reading
 * @throws what breaks the stream, or an Error when it was closed before its end
 */
export async function readToEnd(stream: ReadableBytes, take: (piece: Buffer) => void): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		let isEnded = false;
		const closed = (): void => {
			// An end is followed by it too, and an error is costly to make.
			if (!isEnded) reject(new Error('The stream was closed before its end'));
		};
		if (stream.destroyed) closed();
		stream.on('end', () => {
			isEnded = true;
			resolve();
		});
		stream.on('error', reject);
		stream.on('close', closed);
		stream.on('data', (piece) => {
			try {
				take(piece);
			} catch (error) {
				// At once, since more pieces may be ready.
				stream.destroy();
				reject(error as Error);
			}
		});
	});
}
