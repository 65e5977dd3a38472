import type { INodeListSearchResult } from 'n8n-workflow';

import { listSearch, type ListName } from '../../../nodes/InvoiceParserPro/management/listSearch';
import type { ListQuery } from '../../../tools/n8nEngine/listSearch';
import { operationsOf } from './operationFixture';
import { invoice, locked, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const { items, upload } = operationsOf(fixture);

async function search(method: ListName, query: Omit<ListQuery, 'method'> = {}, apiKey = pro().apiKey): Promise<INodeListSearchResult> {
	const { baseUrl, sessionToken } = pro();
	const credentials = { invoiceParserProSessionApi: { id: '2', name: 'session' }, invoiceParserProApi: { id: '1', name: 'key' } };
	// n8n hands over only the credential that the panel shows for the resource.
	const node = fixture().node('Node', { resource: method === 'searchApiKeys' ? 'apiKey' : 'invoice' }, { credentials });
	return await fixture().engine.search(node, { method, ...query }, { credentials: { key: { apiKey, baseUrl }, session: { sessionToken, baseUrl } } });
}

const namesOf = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

describe('From List of a job', () => {
	it('offers the newest first, each with its time and status, by its ID', async () => {
		await upload(invoice('A-1'));
		await upload(locked);
		await fixture().clock.sleep(10_000);
		const { results, paginationToken } = await search('searchJobs');
		expect(results).toEqual([
			{ name: expect.stringMatching(/^locked\.pdf \(\d{4}-\d\d-\d\d \d\d:\d\d, failed\)$/), value: pro().jobs[1].id },
			{ name: expect.stringMatching(/^A-1\.pdf \(.*, completed\)$/), value: pro().jobs[0].id },
		]);
		expect(paginationToken).toBeUndefined();
	});

	it('gives the rest page by page as the person scrolls', async () => {
		await upload(...Array.from({ length: 105 }, (_, index) => invoice(`A-${index}`)));
		const first = await search('searchJobs');
		const rest = await search('searchJobs', { paginationToken: first.paginationToken });
		expect([first.results.length, rest.results.length, rest.paginationToken]).toEqual([100, 5, undefined]);
		expect(new Set([...first.results, ...rest.results].map(({ value }) => value)).size).toBe(105);
	});

	it('finds a name on a later page, and an ID', async () => {
		const [{ json }] = await upload(invoice('Wanted'));
		await upload(...Array.from({ length: 101 }, (_, index) => invoice(`A-${index}`)));
		expect(namesOf(await search('searchJobs', { filter: ' wanted' }))).toEqual([expect.stringMatching(/^Wanted\.pdf/)]);
		expect((await search('searchJobs', { filter: String(json.jobId).slice(3, 20).toUpperCase() })).results).toHaveLength(1);
		expect(await search('searchJobs', { filter: 'nothing like it' })).toEqual({ results: [] });
	});

	it('says what is wrong with the key, and what to do', async () => {
		await expect(search('searchJobs', {}, 'ipp_live_wrong')).rejects.toMatchObject({
			description: expect.stringContaining('Check the API key in the credential'),
		});
	});
});

it('From List of a webhook offers each with its events', async () => {
	for (const [url, events] of [['https://hooks.example/a', ['job.failed']], ['https://hooks.example/b', ['job.completed', 'batch.completed']]] as const) {
		await items(['webhook', 'create'], [{ json: {} }], { parameters: { url, events: [...events] } });
	}
	expect(namesOf(await search('searchWebhooks')).sort()).toEqual(['https://hooks.example/a (job.failed)', 'https://hooks.example/b (job.completed, batch.completed)']);
	expect((await search('searchWebhooks', { filter: 'BATCH' })).results).toEqual([{ name: expect.stringContaining('/b'), value: pro().webhooks[1].id }]);
});

it('From List of an API key asks with the session, and leaves out those that were revoked', async () => {
	const node = { credentials: { invoiceParserProSessionApi: { id: '2', name: 'session' } } };
	const { sessionToken, baseUrl } = pro();
	const session = { node, credentials: { session: { sessionToken, baseUrl } } };
	const [{ json: created }] = await items(['apiKey', 'create'], [{ json: {} }], { ...session, parameters: { additionalFields: { keyName: 'ci' } } });
	expect((await search('searchApiKeys', { filter: 'CI (' })).results).toEqual([{ name: expect.stringMatching(/^ci \(\d{4}-/), value: created.keyId }]);
	expect(JSON.stringify(await search('searchApiKeys'))).not.toContain(created.key);
	const chosen = { __rl: true, mode: 'list', value: created.keyId, cachedResultName: 'ci' };
	expect((await items(['apiKey', 'delete'], [{ json: {} }], { ...session, parameters: { keyId: chosen } }))[0].json).toEqual({ keyId: created.keyId, deleted: true });
	expect((await search('searchApiKeys', { filter: 'ci (' })).results).toEqual([]);
});

it('a job that was chosen from the list is the one that is asked for, whatever the item says', async () => {
	const [, { json: second }] = await upload(invoice('A-1'), invoice('A-2'));
	const chosen = { __rl: true, mode: 'list', value: second.jobId, cachedResultName: 'A-2.pdf' };
	const [{ json }] = await items(['invoice', 'getStatus'], [{ json: { jobId: 'another' } }], { parameters: { jobId: chosen } });
	expect(json).toMatchObject({ jobId: second.jobId, fileName: 'A-2.pdf' });
});

it('every list that a property names is there', () => {
	expect(Object.keys(listSearch).sort()).toEqual(['searchApiKeys', 'searchJobs', 'searchWebhooks']);
});

it('a job that the item does not bring is asked for before anything is sent', async () => {
	const { error } = await fixture().run(['invoice', 'getRows'], [], { inputItems: [{ json: {} }] });
	expect(error).toMatchObject({ message: 'The ID of the Job is empty', description: expect.stringMatching(/^The incoming item has none\. Choose one from the list/) });
	expect(fixture().requests('getInvoice')).toEqual([]);
});
