import { LoggerProxy, type INode } from 'n8n-workflow';
import { inspect } from 'node:util';

import type { BinaryMode } from '../../../tools/n8nEngine';
import type { Fault } from '../../../sandbox/server';
import { useExtractFixture, type Outcome, type Trial } from '../../support/extractFixture';
import { invoicePdf, lockedPdf, wrongTotalPdf } from '../../support/testDocuments';

const logged: unknown[] = [];
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;

// n8n's engine sets its own logger when it starts, so this comes after.
beforeEach(() => {
	const record = (...entries: unknown[]) => void logged.push(entries);
	for (const method of CONSOLE) jest.spyOn(console, method).mockImplementation(record);
	LoggerProxy.init({ error: record, warn: record, info: record, debug: record });
});

afterEach(() => jest.restoreAllMocks());

/** Everything that a user, a log or a database may see of a run, in one text; not the files that items carry. */
function everythingOf({ run }: Outcome): string {
	const data = JSON.stringify(run.data, (key, value: unknown) => (key === 'binary' ? undefined : value));
	return [data, inspect(run.error, { depth: Infinity, showHidden: true }), inspect(logged, { depth: 12 })].join('\n');
}

describe.each<[BinaryMode, INode['onError']]>([
	['default', 'stopWorkflow'],
	['filesystem', 'continueErrorOutput'],
])('no item, error or log holds the key, a signature or the bytes of a document (binary data "%s", On Error "%s")', (mode, onError) => {
	const fixture = useExtractFixture(mode);

	/** The key, the signatures of all URLs that were used, and how the documents begin. */
	function secrets(documents: Buffer[]): string[] {
		const { requests, invoiceDataExtraction: service } = fixture().sandbox;
		return [
			service.apiKey,
			service.expiredApiKey,
			'Bearer ',
			'X-Amz-Signature',
			...requests.flatMap(({ query }) => query['X-Amz-Signature'] ?? []).map(String),
			// As text, as a printed Buffer, as the JSON of one, and encoded.
			'%PDF-',
			'25 50 44 46',
			'37,80,68,70',
			...documents.flatMap((bytes) => [bytes.toString('base64', 0, 12), bytes.toString('hex', 0, 12)]),
		];
	}

	async function expectNoSecret(trial: Trial = {}): Promise<Outcome> {
		logged.length = 0;
		const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-2'), await lockedPdf('locked.pdf')];
		const outcome = await fixture().extract(files, trial);
		const everything = everythingOf(outcome);
		for (const secret of secrets(files.map(({ bytes }) => bytes))) expect(everything).not.toContain(secret);
		return outcome;
	}

	it('when all goes well', async () => {
		const { extracted, needsReview, failed } = await expectNoSecret({ options: { attach: 'all' } });
		expect([extracted.length, needsReview.length, failed.length]).toEqual([1, 1, 1]);
		// The search would see them: the log is heard, and the signatures were there to be found.
		expect(logged.length).toBeGreaterThan(0);
		expect(fixture().requests('storagePut').every(({ query }) => typeof query['X-Amz-Signature'] === 'string')).toBe(true);
	});

	it('when the key is refused', async () => {
		const { run } = await expectNoSecret({ apiKey: fixture().sandbox.invoiceDataExtraction.expiredApiKey });
		expect(run.error).toMatchObject({ httpCode: '401' });
	});

	const FAULTS: Array<Omit<Fault, 'times'>> = [
		{ route: 'createSession', kind: 'dropBefore' },
		{ route: 'createSession', kind: 'html', status: 400 },
		{ route: 'partUrls', kind: 'truncatedJson' },
		{ route: 'partUrls', kind: 'wrongShape' },
		{ route: 'storagePut', kind: 'dropBefore' },
		{ route: 'storagePut', kind: 'status', status: 403, code: 'SignatureDoesNotMatch' },
		{ route: 'storagePut', kind: 'status', status: 400, code: 'EntityTooSmall' },
		{ route: 'completeUpload', kind: 'status', status: 400, code: 'INVALID_COMPLETION_PARTS' },
		{ route: 'submit', kind: 'dropBefore' },
		{ route: 'submit', kind: 'status', status: 500 },
		{ route: 'poll', kind: 'truncatedJson' },
		{ route: 'poll', kind: 'wrongShape' },
		{ route: 'storageGet', kind: 'dropBefore' },
		{ route: 'storageGet', kind: 'status', status: 403, code: 'AccessDenied' },
		{ route: 'storageGet', kind: 'truncatedJson' },
		{ route: 'storageGet', kind: 'wrongShape' },
	];

	it.each(FAULTS)('when a request meets %j', async (fault) => {
		fixture().sandbox.faults.add({ ...fault, times: 100 });
		const { run, failed, errors } = await expectNoSecret({ node: { onError } });
		expect(run.error ?? [...failed, ...errors].at(0)).toBeDefined();
	});

	it('when the execution is stopped', async () => {
		logged.length = 0;
		const file = await invoicePdf('A-1');
		const handle = await fixture().start([file]);
		handle.cancel();
		const everything = everythingOf(await fixture().outcome(handle));
		for (const secret of secrets([file.bytes])) expect(everything).not.toContain(secret);
	});
});
