import type { DocumentReader, PageProgress } from '../../sandbox/reader/reading';
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
	/** Documents that are being read, with the pages that are done. */
	underWay: PageProgress[];
}

/** A reader that counts the documents it has read and knows the page that each of the others is at. */
export function countReadings(reader: DocumentReader): { reader: DocumentReader; finished: () => number; underWay: () => PageProgress[] } {
	let finished = 0;
	const underWay = new Map<object, PageProgress>();
	return {
		finished: () => finished,
		underWay: () => [...underWay.values()],
		reader: {
			read: async (file, options, onPage) => {
				const reading = await reader.read(file, options, (progress) => {
					underWay.set(file, progress);
					onPage?.(progress);
				});
				underWay.delete(file);
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
	{ finished, underWay }: Pick<ReturnType<typeof countReadings>, 'finished' | 'underWay'>,
): DemoProgress {
	const { extractions } = invoiceDataExtraction;
	const answered = (route: string) =>
		requests.filter((request) => request.route === route && request.status === 200).length;
	return {
		documents,
		uploaded: answered('completeUpload'),
		read: finished(),
		submitted: extractions.reduce((sum, { fileIds }) => sum + fileIds.length, 0),
		polls: answered('poll'),
		extractions: extractions.length,
		underWay: underWay(),
	};
}

/** One line for a person. */
export function describeProgress(progress: DemoProgress): string {
	const { documents, uploaded, read, submitted, polls, extractions, underWay } = progress;
	if (extractions === 0) return `uploading: ${uploaded} of ${documents} documents`;
	// The same document may be read again in a second extraction without the ones that spoilt the first.
	const percent = Math.min(100, Math.floor((100 * read) / Math.max(1, submitted)));
	const extraction = extractions === 1 ? 'extraction' : `${extractions} extractions`;
	const pages = underWay.map(({ fileName, done, pages: all }) => `, ${fileName}: page ${done} of ${all}`).join('');
	return `${extraction}: ${percent} % (${uploaded} documents uploaded, status polls: ${polls})${pages}`;
}
