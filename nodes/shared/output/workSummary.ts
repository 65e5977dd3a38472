import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

/** What is told of a piece of work once, and not on each of its rows. */
export interface WorkSummary {
	/** The IDs under which its rows and failures go. */
	extractionIds: ReadonlySet<string>;
	/** What went where, for the books. */
	manifest: Manifest;
	/** The result files that were asked for. */
	binary: IBinaryKeyData;
	/** Those that the service did not give. */
	missingFiles: Array<{ code: string }>;
}

export interface Manifest extends IDataObject {
	extractionId: string;
	/** The documents, as the previous node named them. */
	files: string[];
}

/** The first items of a piece of work on each output. */
interface Carriers {
	extracted?: INodeExecutionData;
	needsReview?: INodeExecutionData;
	failed?: INodeExecutionData;
}

/**
 * Lets one item of each piece of work carry its summary: the first one on *Extracted*; where there is none, the first one on
 * *Review*, else on *Failed*. Rows stay rows, and whoever collects the manifests of all outputs has each once.
 */
export function createCarriers(given: WorkSummary[]) {
	const summaries = joinSame(given).map((summary) => ({ ...summary, carriers: {} as Carriers }));
	const byId = new Map(summaries.flatMap(({ extractionIds, carriers }) => [...extractionIds].map((id) => [id, carriers] as const)));
	return {
		/** Tells of an item, in the order of its output. */
		offer(item: INodeExecutionData, extractionId: string | undefined, output: keyof Carriers): void {
			const carriers = extractionId === undefined ? undefined : byId.get(extractionId);
			if (carriers) carriers[output] ??= item;
		},
		/** Once all items have been offered. @param addsManifest whether items say anything of their extraction */
		load(addsManifest: boolean): void {
			for (const { manifest, binary, carriers } of summaries) {
				const item = carriers.extracted ?? carriers.needsReview ?? carriers.failed;
				if (!item) continue;
				if (addsManifest) item.json._extraction = { ...(item.json._extraction as IDataObject | undefined), manifest };
				if (Object.keys(binary).length > 0) item.binary = { ...item.binary, ...binary };
			}
		},
	};
}

/** Equal documents may be the same work at the service: it has one manifest, with all of them. */
function joinSame(summaries: WorkSummary[]): WorkSummary[] {
	const joined = new Map<string, WorkSummary>();
	for (const summary of summaries) {
		const { extractionId, files } = summary.manifest;
		const known = joined.get(extractionId);
		joined.set(extractionId, known ? { ...known, manifest: { ...known.manifest, files: [...known.manifest.files, ...files] } } : summary);
	}
	return [...joined.values()];
}
