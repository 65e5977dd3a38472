import { z } from 'zod';

import type { Document } from '../../../../../nodes/shared/documents/document';
import { ServiceError, type Failure } from '../../../../../nodes/shared/errors';
import type { ServiceClient } from '../../../../../nodes/shared/http/serviceClient';
import type { JobService } from '../../../../../nodes/shared/jobs/jobService';
import { inGroups } from '../../../../../nodes/shared/jobs/split';
import { failureWith } from '../../support/failures';

export type TestService = JobService<object, string, unknown>;

/** A service that takes everything and is done at the first look, but for what a test says otherwise. */
export function testService(more: Partial<TestService> = {}): TestService {
	return {
		noun: 'batch',
		documentNoun: 'documents',
		documents: { kinds: ['pdf'], maxBytes: {} },
		isKeyed: false,
		check: 'Look there first.',
		documentCodes: ['BAD_FILE'],
		unknownCode: 'NOT_FOUND',
		pollDelays: { minMs: 5_000, maxMs: 30_000 },
		hasFixedFields: true,
		tells: [],
		settings: { properties: [], read: () => ({}) },
		data: z.object({}),
		places: () => ({ sending: 1, open: Infinity }),
		divide: inGroups(() => ({ maxFiles: 100, maxBytes: Infinity })),
		submit: async (_, { documents }) => await Promise.resolve({ id: names(documents).join('+'), data: {} }),
		refused: ({ code }) => (code === 'BAD_FILE' ? [] : undefined),
		look: async (_, { id }) => await Promise.resolve({ state: 'completed', finished: id }),
		rows: () => ({ results: [], failures: [] }),
		...more,
	} as TestService;
}

/** What is asked of a client where nothing goes over the network. */
export function testClient(signal?: AbortSignal): ServiceClient {
	return { signal } as ServiceClient;
}

export const document = (fileName: string): Document => ({
	itemIndex: 0,
	field: 'data',
	originalName: fileName,
	fileName,
	kind: 'pdf',
	sizeBytes: 1,
	sha256: fileName,
	binary: { data: '', mimeType: 'application/pdf' },
});

export const documents = (count: number) => Array.from({ length: count }, (_, index) => document(`${index}.pdf`));
export const names = (group: Document[]) => group.map(({ fileName }) => fileName);

export function refusal(more: Partial<Failure> = {}): ServiceError {
	return new ServiceError(failureWith({ code: 'BAD_FILE', message: 'Refused', status: 400, ...more }));
}
