import { useTrigger } from './triggerFixture';

const fixture = useTrigger();

describe('activation', () => {
	it('registers the URL for the chosen events, and keeps the secret with the workflow', async () => {
		const { url } = await fixture().activate({ events: ['job.completed'] });
		expect(fixture().pro.webhooks).toMatchObject([{ url, events: ['job.completed'] }]);
		expect(fixture().secret).toBe(fixture().pro.webhooks[0].secret);
	});

	it('takes the place of its webhook of before when n8n comes back under another address', async () => {
		const { staticData, stop } = await fixture().activate();
		await stop();
		const { url } = await fixture().activate({}, staticData);
		expect(fixture().pro.webhooks).toMatchObject([{ url }]);
		expect(fixture().secret).toBe(fixture().pro.webhooks[0].secret);
	});

	it('replaces a webhook whose secret is lost, and one for other events', async () => {
		const { url } = await fixture().activate();
		const data = fixture().kept;
		const first = fixture().pro.webhooks[0].id;
		fixture().pro.webhooks[0].events = ['job.failed'];
		expect(await exists()).toBe(false);
		fixture().pro.webhooks[0].events = ['job.completed', 'job.failed', 'batch.completed', 'batch.failed'];
		expect(await exists()).toBe(true);
		data.secret = '';
		expect(await exists()).toBe(false);
		await create();
		expect(fixture().pro.webhooks).toMatchObject([{ url }]);
		expect(fixture().pro.webhooks[0].id).not.toBe(first);
		expect(fixture().secret).toBe(fixture().pro.webhooks[0].secret);
	});

	it('registers an address over https, and refuses any other but this machine', async () => {
		const { url, stop } = await fixture().activate({}, {}, 'https://n8n.example/webhook');
		expect(url).toMatch(/^https:\/\/n8n\.example\/webhook\//);
		expect(fixture().pro.webhooks).toMatchObject([{ url }]);
		await stop();
		await expect(fixture().activate({}, {}, 'http://n8n.example/webhook')).rejects.toMatchObject({
			message: 'The service only calls webhooks that start with https://',
			description: expect.stringContaining('WEBHOOK_URL'),
		});
		expect(fixture().service.requests('createWebhook')).toHaveLength(1);
	});

	it('says what to do when the account has five webhooks already', async () => {
		for (let count = 0; count < 5; count++) await fixture().calls.post('/webhooks', { url: `https://hooks.example/${count}` });
		await expect(fixture().activate()).rejects.toMatchObject({
			message: 'The account has 5 webhooks already, which is the most it may have',
			description: expect.stringContaining('Webhook: Get Many and Delete'),
		});
		expect(fixture().service.requests('createWebhook')).toHaveLength(5);
	});

	it('is refused for a key that is not good', async () => {
		fixture().pro.keys.forEach((key) => (key.isActive = false));
		await expect(fixture().activate()).rejects.toMatchObject({ message: 'The key of the credential was not accepted' });
	});

	it('leaves one webhook with a known secret when the first answer got lost', async () => {
		fixture().service.sandbox.faults.add({ route: 'createWebhook', kind: 'dropAfter' });
		await fixture().activate();
		expect(fixture().pro.webhooks).toHaveLength(1);
		expect(fixture().secret).toBe(fixture().pro.webhooks[0].secret);
	});

	const exists = async () => await fixture().trigger?.checkExists();
	const create = async () => await fixture().trigger?.create();
});

describe('deactivation', () => {
	it('deletes the webhook and forgets the secret', async () => {
		const { deactivate, staticData } = await fixture().activate();
		await deactivate();
		expect(fixture().pro.webhooks).toEqual([]);
		expect(staticData['node:Trigger']).toEqual({});
	});

	it('is content when somebody deleted it before', async () => {
		const { deactivate } = await fixture().activate();
		fixture().pro.account.webhooks.clear();
		await deactivate();
		expect(fixture().service.requests('deleteWebhook').map(({ status }) => status)).toEqual([404]);
	});
});
