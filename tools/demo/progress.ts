import type { DocumentReader } from '../../sandbox/reader/reading';
import type { Sandbox } from '../../sandbox/server';

/** How far a run is, as the service sees it. */
export interface DemoProgress {
	documents: number;
	uploaded: number;
	/** Documents that the service has finished reading. */
	read: number;
	/** Documents in the extractions submitted so far. */
	submitted: number;
	polls: number;
	extractions: number;
}

/** An reader that counts the documents it has read. */
export function countReadings(reader: DocumentReader): { reader: DocumentReader; finished: () => number } {
	let finished = 0;
	return {
		finished: () => finished,
		reader: {
			read: async (file, limits) => {
				const reading = await reader.read(file, limits);
				finished += 1;
				return reading;
			},
			close: async () => await reader.close(),
		},
	};
}

export function progressOf(
	{ requests, invoiceDataExtraction }: Sandbox,
	documents: number,
	read: number,
): DemoProgress {
	const { extractions } = invoiceDataExtraction;
	const answered = (route: string) =>
		requests.filter((request) => request.route === route && request.status === 200).length;
	return {
		documents,
		uploaded: answered('completeUpload'),
		read,
		submitted: extractions.reduce((sum, { fileIds }) => sum + fileIds.length, 0),
		polls: answered('poll'),
		extractions: extractions.length,
	};
}

/** One line for a person. */
export function describeProgress(progress: DemoProgress): string {
	const { documents, uploaded, read, submitted, polls, extractions } = progress;
	if (extractions === 0) return `uploading: ${uploaded} of ${documents} documents`;
	// The same document may be read again in a second extraction without the ones that spoilt the first.
	const percent = Math.min(100, Math.floor((100 * read) / Math.max(1, submitted)));
	const extraction = extractions === 1 ? 'extraction' : `${extractions} extractions`;
	return `${extraction}: ${percent} % (${uploaded} documents uploaded, status polls: ${polls})`;
}
