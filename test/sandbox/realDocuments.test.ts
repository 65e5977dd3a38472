import { generateDocuments, generateEInvoices, type DemoDocument } from '../../tools/documents';
import { sharedReader } from '../support/sharedReader';
import { Client } from './support/client';

let client: Client;
let documents: Map<string, DemoDocument>;

beforeAll(async () => {
	client = await Client.start({}, sharedReader());
	documents = new Map([...(await generateDocuments()), ...(await generateEInvoices())].map((document) => [document.fileName, document]));
});
afterEach(() => client.sandbox.reset());
afterAll(async () => await client.sandbox.close());

function document(fileName: string): DemoDocument {
	const found = documents.get(fileName);
	if (!found) throw new Error(`There is no document ${fileName}`);
	return found;
}

const only = (...fileNames: string[]) =>
	Object.fromEntries(fileNames.map((fileName) => [fileName, document(fileName).bytes]));

describe('with its real reader the sandbox', () => {
	it('reads what is printed, one row a file', async () => {
		const names = ['harbor-supply-INV-2026-0117.pdf', 'nordlicht-RE-2026-0342.pdf', 'rheinwerk-RE-100245-factur-x.pdf'];
		const columns = ['Invoice Number', 'Invoice Date', 'Vendor Name', 'Total'] as const;
		const completed = await client.extract(only(...names), {
			prompt: { fields: columns.map((name) => ({ name })) },
		});

		expect(await client.rows(completed)).toEqual(
			names.map((name) => ({
				...Object.fromEntries(columns.map((column) => [column, document(name).truth?.[column]])),
				'Source File': `${name} (Page 1)`,
			})),
		);
	});

	it.each([[true, 2487.1], [false, 2987.1]])('believes the XML in a PDF or what is printed, as it is set: %s', async (readsXml, total) => {
		client.sandbox.settings.readsXml = readsXml;
		const completed = await client.extract(only('rheinwerk-RE-100246-changed-total.pdf'), { prompt: { fields: [{ name: 'Total' }] } });

		expect(await client.rows(completed)).toMatchObject([{ Total: total }]);
	});

	it('tells an encrypted document from a damaged one', async () => {
		const good = 'harbor-supply-INV-2026-0117.pdf';

		expect((await client.extract(only(good, 'harbor-supply-locked.pdf'))).body).toMatchObject({
			error: { code: 'ENCRYPTED_FILE', details: { file_names: ['harbor-supply-locked.pdf'] } },
		});
		expect((await client.extract(only(good, 'harbor-supply-cut-off.pdf'))).body).toMatchObject({
			status: 'completed',
			pages: { failed: [{ file_name: 'harbor-supply-cut-off.pdf', page: 1 }] },
		});
		expect((await client.extract(only('harbor-supply-cut-off.pdf'))).body).toMatchObject({
			error: { code: 'NO_PAGES_FOUND' },
		});
	});
});
