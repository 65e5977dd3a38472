import type { IBinaryData } from 'n8n-workflow';

import type { BinaryMode } from '../../../tools/n8nEngine';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, lockedPdf, wrongTotalPdf } from '../../support/testDocuments';

const FIELDS = { field: [{ name: 'Invoice Number' }, { name: 'Total', instruction: 'Without currency symbol' }] };

describe.each<BinaryMode>(['default', 'filesystem'])('rows of documents, binary data "%s"', (mode) => {
	const fixture = useExtractFixture(mode);

	const threeKinds = async () => [
		await wrongTotalPdf('A-1'),
		await lockedPdf('locked.pdf'),
		await invoicePdf('A-2'),
		await invoicePdf('A-3'),
	];

	it('come out with the columns exactly as the service returned them', async () => {
		const { run, extracted } = await fixture().extract([await invoicePdf('A-1')], { parameters: { promptMode: 'fields', fields: FIELDS } });
		expect(run.error).toBeUndefined();
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		expect(extracted.map(({ json }) => Object.entries(json))).toEqual([
			[['Invoice Number', 'A-1'], ['Total', 1123.32], ['Source File', 'A-1.pdf (Page 1)'], ['_extractionId', id], ['_sourceFile', 'A-1.pdf'], ['_page', 1]],
		]);
	});

	it('say all that is known of them where the full evidence is asked for', async () => {
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { options: { evidence: 'full' } });
		const [{ _extraction }] = extracted.map(({ json }) => json);
		const { sessions, extractions } = fixture().sandbox.invoiceDataExtraction;
		const ids = { extractionId: extractions[0].id, uploadSessionId: sessions[0].id };
		expect(_extraction).toEqual({
			provider: 'Invoice Data Extraction',
			...ids,
			fileId: sessions[0].files[0].id,
			sourceFile: 'A-1.pdf',
			page: 1,
			flagged: false,
			reasons: [],
			manifest: {
				...ids,
				files: ['A-1.pdf'],
				outputStructure: 'per_invoice',
				pagesSuccessful: 1,
				pagesFailed: 0,
				successfulPages: [{ fileName: 'A-1.pdf', pages: [1] }],
				failedPages: [],
				uncertaintyNotes: [],
				creditsDeducted: 1,
				submittedAt: new Date(extractions[0].submittedAt).toISOString(),
				secondsToResult: 5,
			},
		});
	});

	it('are spread over Extracted, Review and Failed, each paired to the item that brought the document', async () => {
		const { run, ...outputs } = await fixture().extract(await threeKinds());
		expect(run.status).toBe('success');
		expect(outputs.needsReview.map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem])).toEqual([
			['A-1', { item: 0 }],
		]);
		expect(outputs.failed.map(({ json, pairedItem }) => [json.fileName, pairedItem])).toEqual([
			['locked.pdf', { item: 1 }],
		]);
		expect(outputs.extracted.map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem])).toEqual([
			['A-2', { item: 2 }],
			['A-3', { item: 3 }],
		]);
	});

	it('carry the document where a person has to look: on Review and Failed', async () => {
		const files = await threeKinds();
		const { extracted, needsReview, failed } = await fixture().extract(files);
		const read = async (file: IBinaryData | undefined) => file && (await fixture().engine.readBinary(file));
		expect(await read(needsReview[0].binary?.data)).toEqual(files[0].bytes);
		expect(await read(failed[0].binary?.data)).toEqual(files[1].bytes);
		expect(extracted.map(({ binary }) => binary)).toEqual([undefined, undefined]);
	});

	it('carry the document everywhere, in the chosen field, when asked for', async () => {
		const files = await threeKinds();
		const options = { attach: 'all', binaryField: 'invoice' };
		const { extracted, needsReview, failed } = await fixture().extract(files, { options });
		const items = [...needsReview, ...failed, ...extracted];
		expect(items.map(({ binary }) => Object.keys(binary ?? {}))).toEqual(items.map(() => ['invoice']));
		expect(items.map(({ binary }) => binary?.invoice.fileName)).toEqual(files.map(({ name }) => name));
	});

	it('carry no document anywhere when told so', async () => {
		const { extracted, needsReview, failed } = await fixture().extract(await threeKinds(), { options: { attach: 'none' } });
		const items = [...extracted, ...needsReview, ...failed];
		expect(items).toHaveLength(4);
		expect(items.filter(({ binary }) => binary)).toEqual([]);
	});

	it('are the bare columns without evidence', async () => {
		const { extracted, needsReview } = await fixture().extract(
			[await invoicePdf('A-1'), await wrongTotalPdf('A-2')],
			{ parameters: { promptMode: 'fields', fields: FIELDS }, options: { evidence: 'none', reviewRules: [] } },
		);
		expect(needsReview).toEqual([]);
		expect(extracted.map(({ json }) => Object.keys(json))).toEqual([
			['Invoice Number', 'Total', 'Source File'],
			['Invoice Number', 'Total', 'Source File'],
		]);
	});
});
