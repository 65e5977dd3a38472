import type { ReadOptions } from '../reader/reading';
import { defaultAiLeapersSettings, type AiLeapersSettings } from '../services/aiLeapersInvoiceOcr/settings';
import {
	applyInvoiceParserProSettings,
	defaultInvoiceParserProSettings,
	type InvoiceParserProPatch,
	type InvoiceParserProSettings,
} from '../services/invoiceParserPro/settings';
import { defaultNetworkSettings, type NetworkSettings } from './network';

/** How the text of the "Source File" column names a page; the API document does not state it. */
export type SourceFileFormat = 'name' | 'nameAndPage' | 'nameHashPage' | 'nameDashPage';

export type OutputFormat = 'json' | 'csv' | 'xlsx';

/** Requests per minute and key. Switched off with `enabled: false`. */
export interface RateLimitSettings {
	enabled: boolean;
	upload: number;
	submit: number;
	poll: number;
	download: number;
	delete: number;
	balance: number;
}

/** Everything that can be turned, also while the sandbox runs. Sizes in bytes, times in the clock's own time. */
export interface SandboxSettings {
	/** Pages that a fresh account may have processed ("Every account includes 50 free pages per month"). */
	credits: number;
	partSize: number;
	partUrlTtlSeconds: number;
	downloadUrlTtlSeconds: number;
	/** After this time the storage forgets uploads that were never completed: UPLOAD_ID_NOT_FOUND. */
	uploadTtlSeconds: number;
	rateLimits: RateLimitSettings;
	maxFiles: number;
	maxPdfBytes: number;
	maxImageBytes: number;
	maxTotalBytes: number;
	/** FILE_PAGE_LIMIT_EXCEEDED above it. The document gives no number. */
	maxPagesPerFile: number;
	/** FILE_SIZE_LIMIT_EXCEEDED "during processing" above it. The document gives no number. */
	maxProcessedBytes: number;
	/** Extractions that may run at once before CONCURRENT_TASK_LIMIT. The document gives no number. */
	concurrentTasks: number;
	/** The least time that a page takes; reading it for real may take longer. */
	processingMsPerPage: number;
	/** Real time for each page of a document, after which its reading is given up; recognition may take longer. */
	readTimeLimitMs: number;
	/** Whether the XML in a hybrid PDF counts, or only what is printed. No document says. */
	readsXml: boolean;
	sourceFileColumn: SourceFileFormat;
	/** Formats that are written; the URL of another is null and OUTPUT_NOT_AVAILABLE. */
	outputFormats: OutputFormat[];
	/** How many of the next submissions are never picked up: SUBMISSION_STALLED. */
	stallSubmissions: number;
	/** How long such a submission is "processing" before it fails. */
	stallAfterSeconds: number;
	/** Whether a submission_id still gives the extraction after that was deleted. The document does not say. */
	keepDeletedSubmissions: boolean;
	/** HTTP status of a poll's answer about a failed extraction. The document states none. */
	failedExtractionStatus: number;
	/** Files with these ids count as aborted: FILE_ABORTED, FILE_NOT_UPLOADABLE. No endpoint aborts one. */
	abortedFileIds: string[];
	/** How good the line to all services is. */
	network: NetworkSettings;
	aiLeapersInvoiceOcr: AiLeapersSettings;
	invoiceParserPro: InvoiceParserProSettings;
}

export type SettingsPatch = Partial<Omit<SandboxSettings, 'rateLimits' | 'network' | 'aiLeapersInvoiceOcr' | 'invoiceParserPro'>> & {
	rateLimits?: Partial<RateLimitSettings>;
	network?: Partial<NetworkSettings>;
	invoiceParserPro?: InvoiceParserProPatch;
	aiLeapersInvoiceOcr?: Partial<AiLeapersSettings>;
};

const MIB = 1024 * 1024;

export function defaultSettings(): SandboxSettings {
	return {
		credits: 50,
		partSize: 8 * MIB,
		partUrlTtlSeconds: 15 * 60,
		downloadUrlTtlSeconds: 5 * 60,
		uploadTtlSeconds: 24 * 60 * 60,
		rateLimits: {
			enabled: true,
			upload: 600,
			submit: 30,
			poll: 120,
			download: 30,
			delete: 30,
			balance: 60,
		},
		maxFiles: 6000,
		maxPdfBytes: 150 * MIB,
		maxImageBytes: 5 * MIB,
		maxTotalBytes: 2048 * MIB,
		maxPagesPerFile: 500,
		maxProcessedBytes: 150 * MIB,
		concurrentTasks: 5,
		processingMsPerPage: 300,
		readTimeLimitMs: 8_000,
		readsXml: true,
		sourceFileColumn: 'nameAndPage',
		outputFormats: ['json', 'csv', 'xlsx'],
		stallSubmissions: 0,
		keepDeletedSubmissions: false,
		stallAfterSeconds: 60,
		failedExtractionStatus: 200,
		abortedFileIds: [],
		network: defaultNetworkSettings(),
		aiLeapersInvoiceOcr: defaultAiLeapersSettings(),
		invoiceParserPro: defaultInvoiceParserProSettings(),
	};
}

/** Changes the given settings only; single ones of those that stand in groups too. */
export function applySettings(settings: SandboxSettings, patch: SettingsPatch): void {
	const { rateLimits, network, aiLeapersInvoiceOcr, invoiceParserPro, ...others } = patch;
	Object.assign(settings, others);
	Object.assign(settings.rateLimits, rateLimits);
	Object.assign(settings.network, network);
	Object.assign(settings.aiLeapersInvoiceOcr, aiLeapersInvoiceOcr);
	if (invoiceParserPro) applyInvoiceParserProSettings(settings.invoiceParserPro, invoiceParserPro);
}

export function readOptions({ readTimeLimitMs, maxPagesPerFile, readsXml }: SandboxSettings): ReadOptions {
	return { timeLimitMs: readTimeLimitMs, maxPages: maxPagesPerFile, ignoreXml: !readsXml };
}
