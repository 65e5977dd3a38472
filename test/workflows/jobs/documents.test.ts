import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import type { TestFile } from '../../support/testDocuments';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, jsonOf, rowsOf } from './support/seen';
import { named, SERVICES } from './support/services';

const fixture = useJobs();

const store = async ({ name, bytes }: TestFile): Promise<IBinaryData> => await fixture().engine.storeBinary(bytes, name);

/** What the storage of n8n gives at a time, see content.ts. */
const CHUNK = 64 * 1024;
const MARK = '/Encrypt';

/** Opens only with a password; its mark lies so that this much of it is in the first chunk. */
function lockedAcross(before: number): TestFile {
	const head = '%PDF-1.4\n';
	const dictionary = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >>`;
	const text = `${head}${' '.repeat(CHUNK - before - head.length)}${MARK} ${dictionary}\n${' '.repeat(1000)}`;
	return { name: `across-${before}.pdf`, bytes: Buffer.from(text, 'latin1') };
}

describe.each(named(SERVICES))('%s', (_name, service) => {
	it('finds the password of a PDF wherever its mark lies, also across two pieces of the file', async () => {
		const files = Array.from({ length: MARK.length + 1 }, (_, before) => lockedAcross(before));
		const run = await fixture().run(service, 'extract', { files });
		expect(jsonOf(allOf(run, NODE, 2)).map(({ fileName, code }) => [fileName, code])).toEqual(files.map(({ name }) => [name, 'ENCRYPTED_FILE']));
		expect(fixture().requests(service, 'submit')).toEqual([]);
	});

	it('takes files that an item has in its JSON, stored or not, and nothing else that is there', async () => {
		const inline: IBinaryData = { data: invoice('A-2').bytes.toString('base64'), mimeType: 'application/pdf', fileName: 'A-2.pdf' };
		const others = { text: 'A-3.pdf', nothing: null, type: { mimeType: 'application/pdf' }, id: { id: 'A-4', data: 'x' }, list: [inline] };
		const items = [{ json: { ...others, stored: await store(invoice('A-1')), inline } }] as unknown as INodeExecutionData[];
		const run = await fixture().run(service, 'extract', { items });
		expect(rowsOf(service, run)).toEqual({ extracted: ['A-1', 'A-2'], needsReview: [], failed: [] });
	});

	it('reads its limits from the panel, and takes an expression that gives null for no limit', async () => {
		const limits = { maxTotal: '={{ $json.limit }}', maxAgeDays: '={{ $json.limit }}', maxDaysAhead: '={{ $json.limit }}' };
		const outcome = async (limit: number | null) => {
			const items = (await fixture().items([invoice('A-1')])).map((item) => ({ ...item, json: { limit } }));
			const { extracted, needsReview } = rowsOf(service, await fixture().run(service, 'extract', { items, options: limits }));
			return { extracted, needsReview };
		};
		expect(await outcome(null)).toEqual({ extracted: ['A-1'], needsReview: [] });
		expect(await outcome(1000)).toEqual({ extracted: ['A-1'], needsReview: [] });
		expect(await outcome(0)).toEqual({ extracted: [], needsReview: ['A-1'] });
	});
});
