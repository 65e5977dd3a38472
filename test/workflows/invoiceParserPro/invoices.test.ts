import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Trial } from '../../support/serviceFixture';
import { operationsOf } from './operationFixture';
import { codes, invoice, locked, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const { items, run, upload } = operationsOf(fixture);

/** Documents are sent at once, so that any of them may arrive first. */
const jobOf = (fileName: string) => pro().jobs.find((job) => job.fileName === fileName)?.id;

/** The three outputs of Get Rows. */
async function rows(inputItems: INodeExecutionData[], trial?: Trial): Promise<INodeExecutionData[][]> {
	const done = await run(['invoice', 'getRows'], inputItems, trial);
	return [0, 1, 2].map((index) => fixture().output(done, index));
}

describe('Invoice: Submit', () => {
	it('gives an item for each job, with its document, and does not wait', async () => {
		const done = await fixture().run(['invoice', 'submit'], [invoice('A-1'), { name: 'a.gif', bytes: Buffer.from('GIF89a') }, invoice('A-2')]);
		const [uploaded, failed] = [0, 1].map((index) => fixture().output(done, index));
		expect(uploaded.map(({ json }) => [json.status, (json.documents as IDataObject[])[0].fileName])).toEqual([
			['processing', 'A-1.pdf'],
			['processing', 'A-2.pdf'],
		]);
		expect(uploaded.map(({ json }) => json.jobId).sort()).toEqual(pro().jobs.map(({ id }) => id).sort());
		expect(uploaded.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 2 }]]);
		expect(await fixture().engine.readBinary(uploaded[1].binary!.document_0)).toEqual(invoice('A-2').bytes);
		expect(codes(failed)).toEqual([['a.gif', 'UNSUPPORTED_FILE_TYPE']]);
	});
});

describe('Invoice: Get Status and Get Rows', () => {
	it('tells how a job stands, and then its reviewed rows with the document', async () => {
		const uploaded = await upload(invoice('A-1'), locked);
		const [pending] = await items(['invoice', 'getStatus'], uploaded);
		expect(pending.json).toMatchObject({ jobId: jobOf('A-1.pdf'), status: 'processing' });

		await fixture().clock.sleep(10_000);
		expect((await items(['invoice', 'getStatus'], uploaded)).map(({ json }) => [json.status, json.code])).toEqual([['completed', undefined], ['failed', 'EXTRACTION_FAILED']]);
		const [[done], , [failed]] = await rows(uploaded, { options: { attach: 'all', addInvoice: true } });
		expect(done.json).toMatchObject({ invoice_number: 'A-1', _extractionId: jobOf('A-1.pdf'), _invoice: { total: 110 } });
		expect(await fixture().engine.readBinary(done.binary!.data)).toEqual(invoice('A-1').bytes);
		expect(failed.json).toMatchObject({ fileName: 'locked.pdf', stage: 'extraction', code: 'EXTRACTION_FAILED', extractionId: jobOf('locked.pdf') });
		expect(await fixture().engine.readBinary(failed.binary!.data)).toEqual(locked.bytes);
	});

	it('takes an ID of one\'s own', async () => {
		await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		const [[{ json }]] = await rows([{ json: {} }], { parameters: { jobId: pro().jobs[0].id } });
		expect(json).toMatchObject({ invoice_number: 'A-1', _sourceFile: 'A-1.pdf' });
	});

	it('gives one item a line item when asked', async () => {
		const uploaded = await upload(invoice('A-1', 'item: Ink | 1 | 60'));
		await fixture().clock.sleep(10_000);
		expect((await rows(uploaded, { parameters: { structure: 'lineItem' } })).flat()).toHaveLength(2);
	});
});

describe('Invoice: Get Many', () => {
	const many = async (parameters: IDataObject) => await items(['invoice', 'getMany'], [{ json: {} }], { parameters });
	const names = (list: INodeExecutionData[]) => list.map(({ json }) => json.fileName);

	it('gives the newest first, by limit and offset', async () => {
		for (const number of ['A-1', 'A-2', 'A-3']) await upload(invoice(number));
		expect(names(await many({ limit: 1, filters: { offset: 1 } }))).toEqual(['A-2.pdf']);
		expect((await many({}))[0].json).toEqual({
			jobId: pro().jobs[2].id,
			status: 'processing',
			fileName: 'A-3.pdf',
			confidence: null,
			creditsCharged: 0,
			createdAt: expect.any(String),
			completedAt: null,
		});
	});

	it('gives all, over several pages', async () => {
		await upload(...Array.from({ length: 205 }, (_, index) => invoice(`A-${index}`)));
		const all = await many({ returnAll: true });
		expect(new Set(all.map(({ json }) => json.jobId)).size).toBe(205);
		expect(fixture().requests('listJobs').map(({ query }) => query)).toEqual(['0', '100', '200'].map((offset) => ({ limit: '100', offset })));
	});

	it('filters by confidence, status and date', async () => {
		await upload(invoice('A-1'), invoice('A-2', 'doubt: total 1 2'), locked);
		await fixture().clock.sleep(3_600_000);
		const noon = new Date(fixture().clock.now() - 1_800_000).toISOString();
		await upload(invoice('A-4'));
		await fixture().clock.sleep(10_000);
		const filtered = async (filters: IDataObject) => names(await many({ returnAll: true, filters })).sort();
		expect(await filtered({ confidence: ['MEDIUM'] })).toEqual(['A-2.pdf']);
		expect(await filtered({ status: ['failed'] })).toEqual(['locked.pdf']);
		expect(await filtered({ createdAfter: noon })).toEqual(['A-4.pdf']);
		expect(await filtered({ createdBefore: noon, confidence: ['HIGH', 'MEDIUM'] })).toEqual(['A-1.pdf', 'A-2.pdf']);
	});
});
