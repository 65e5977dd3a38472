import { z } from 'zod';
import { invoiceParserProPatchSchema } from '../services/invoiceParserPro/settings';
import { aiLeapersSettingsSchema } from '../services/aiLeapersInvoiceOcr/settings';
import type { SettingsPatch } from './settings';

const count = z.number().int().min(0);
const bytes = z.number().int().min(1);

/** Settings as they come from a shell: only known ones, of the right type. */
export const settingsPatchSchema: z.ZodType<SettingsPatch> = z
	.object({
		credits: count,
		partSize: bytes,
		partUrlTtlSeconds: count,
		downloadUrlTtlSeconds: count,
		uploadTtlSeconds: count,
		rateLimits: z
			.object({
				enabled: z.boolean(),
				upload: count,
				submit: count,
				poll: count,
				download: count,
				delete: count,
				balance: count,
			})
			.partial()
			.strict(),
		maxFiles: count,
		maxPdfBytes: bytes,
		maxImageBytes: bytes,
		maxTotalBytes: bytes,
		maxPagesPerFile: count,
		maxProcessedBytes: bytes,
		concurrentTasks: count,
		processingMsPerPage: count,
		readTimeLimitMs: count,
		readsXml: z.boolean(),
		sourceFileColumn: z.enum(['name', 'nameAndPage', 'nameHashPage', 'nameDashPage']),
		outputFormats: z.array(z.enum(['json', 'csv', 'xlsx'])),
		stallSubmissions: count,
		keepDeletedSubmissions: z.boolean(),
		stallAfterSeconds: count,
		failedExtractionStatus: z.number().int().min(200).max(599),
		abortedFileIds: z.array(z.string()),
		network: z.object({ delayMs: z.number().min(0), cutShare: z.number().min(0).max(1), seed: z.string() }).partial().strict(),
		invoiceParserPro: invoiceParserProPatchSchema,
		aiLeapersInvoiceOcr: aiLeapersSettingsSchema.partial(),
	})
	.partial()
	.strict();
