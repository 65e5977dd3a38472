import type { Credits } from '../shared/jobs/checkCredits';
import type { PolledJobService } from '../shared/jobs/jobService';
import type { Values } from '../shared/node/parameters';
import { readSection } from '../shared/node/sections';
import * as api from './api';
import { extractionData, type ExtractionData, type Instructions } from './extraction/extractionData';
import { look } from './extraction/look';
import { queue } from './extraction/queue';
import { groupsOf, submitGroup } from './extraction/submitGroup';
import { extractionIdProperty } from './options/idProperties';
import { fieldsTables, instructionProperties } from './options/instructionProperties';
import { askedColumnsOf } from './options/askedColumns';
import { readInstructions } from './options/instructions';
import { submitOptions, uploadOptions } from './options/submitOptions';
import { ADVICE, DOCUMENT_LIMITS, POLL_DELAYS } from './profile';
import { downloadFile } from './result/downloadFile';
import { FORMAT_CHOICES } from './result/formats';
import { readResult } from './result/rows';
import type { FinishedExtraction } from './schema';
import { sessionScope } from './upload/identity';
import type { SessionGroup } from './upload/sessionFile';
import { uploadSessions } from './upload/uploadSessions';

interface Settings extends Values<typeof uploadOptions>, Values<typeof submitOptions> {
	instructions: Instructions;
}

/** Source: "Each page costs one credit — for PDFs, count the pages; for images, each file is one credit." */
export const credits: Credits = {
	available: async (client) => {
		const { balance, available = balance } = await api.getBalance(client);
		return available;
	},
	unit: 'page',
	advice: ADVICE.INSUFFICIENT_CREDITS,
};

/** Documents are uploaded in sessions and submitted with instructions in words; an extraction is polled, and its rows are a file. */
export const extractions: PolledJobService<ExtractionData, FinishedExtraction, Settings, SessionGroup> = {
	noun: 'extraction',
	documentNoun: 'documents',
	idProperty: extractionIdProperty,
	documents: DOCUMENT_LIMITS,
	isKeyed: true,
	// Documents that the service refuses are found while they are uploaded, and when their extraction has failed.
	documentCodes: [],
	unknownCode: 'EXTRACTION_NOT_FOUND',
	pollDelays: POLL_DELAYS,
	hasFixedFields: false,
	tells: ['notes', 'failedPages', 'freeColumns'],
	resubmits: true,
	settings: {
		properties: instructionProperties,
		sending: uploadOptions,
		options: submitOptions,
		tables: fieldsTables,
		read(ctx, itemIndex) {
			const read = readSection(ctx, 'extraction', submitOptions, itemIndex);
			return { ...readSection(ctx, 'documents', uploadOptions, itemIndex), ...read, instructions: readInstructions(ctx, read, itemIndex) };
		},
	},
	columns: ({ instructions }) => askedColumnsOf(instructions),
	data: extractionData,
	// How many may run at once is the account's: see `queue`.
	places: () => ({ sending: 4, open: Infinity }),
	credits,

	async divide(client, documents, { settings, scope }) {
		const uploaded = await uploadSessions(client, sessionScope(scope, settings.instructions), documents, settings);
		return { ...uploaded, groups: groupsOf(uploaded.sessions, scope, settings.ownSubmissionId.trim()) };
	},
	submit: async (client, group, { settings: { instructions }, scope, waitMs }) => await submitGroup(client, group, { scope, instructions }, waitMs),
	look,
	queue,
	files: FORMAT_CHOICES.map(({ name, value }) => ({
		name,
		value,
		download: async (client, { id }, { output }) => (await downloadFile(client, id, value, output[`${value}_url`])).binary,
	})),
	rows: async (client, ticket, finished) => await readResult(client, ticket, finished),
};
