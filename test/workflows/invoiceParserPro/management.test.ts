import type { IDataObject } from 'n8n-workflow';

import { operationsOf } from './operationFixture';
import { useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const { items } = operationsOf(fixture);

describe('Webhooks', () => {
	it('are created with their secret, listed without, and deleted', async () => {
		const [{ json: created }] = await items(['webhook', 'create'], [{ json: {} }], {
			parameters: { url: 'https://hooks.example/ipp', events: ['job.failed'] },
		});
		expect(created).toMatchObject({ webhookId: pro().webhooks[0].id, url: 'https://hooks.example/ipp', events: ['job.failed'], secret: expect.stringMatching(/^whsec_/) });
		const listed = await items(['webhook', 'getMany'], [{ json: {} }]);
		expect(listed.map(({ json }) => json)).toMatchObject([{ webhookId: created.webhookId, failureCount: 0 }]);
		expect(listed[0].json).not.toHaveProperty('secret');
		expect((await items(['webhook', 'delete'], listed))[0].json).toEqual({ webhookId: created.webhookId, deleted: true });
		expect(pro().webhooks).toEqual([]);
	});

	it('are refused with the service\'s words', async () => {
		const done = await fixture().run(['webhook', 'create'], [], { inputItems: [{ json: {} }], parameters: { url: 'http://hooks.example' } });
		expect(done.error).toMatchObject({ message: 'url must start with https://' });
	});
});

it('Account: Get tells tier and credits', async () => {
	expect((await items(['account', 'get'], [{ json: {} }]))[0].json).toEqual({ email: 'you@example.com', tier: 'starter_business', credits: 450 });
});

describe.each(['bearer', 'cookie'])('API keys, with the session sent as %s', (sendAs) => {
	const node = { credentials: { invoiceParserProSessionApi: { id: '2', name: 'session' } } };
	const session = (operation: [string, string], json: IDataObject = {}, parameters: IDataObject = {}) =>
		items(operation, [{ json }], {
			node,
			parameters,
			credentials: { session: { sessionToken: pro().sessionToken, sendAs, baseUrl: pro().baseUrl } },
		});

	it('are created, listed without the key itself, and revoked', async () => {
		const [{ json: created }] = await session(['apiKey', 'create'], {}, { additionalFields: { keyName: 'ci' } });
		expect(created).toMatchObject({ name: 'ci', key: expect.stringMatching(/^ipp_live_/) });
		const listed = await session(['apiKey', 'getMany']);
		expect(listed.at(-1)?.json).toMatchObject({ keyId: created.keyId, name: 'ci', isActive: true });
		expect(JSON.stringify(listed)).not.toContain(created.key);
		expect((await session(['apiKey', 'delete'], { keyId: created.keyId }))[0].json).toEqual({ keyId: created.keyId, deleted: true });
		expect(pro().keys.at(-1)?.isActive).toBe(false);
	});

	it('need no name', async () => {
		expect((await session(['apiKey', 'create']))[0].json).toMatchObject({ name: '' });
	});
});
