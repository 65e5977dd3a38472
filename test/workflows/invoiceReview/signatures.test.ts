import { generateUrlSignature, InstanceSettings, prepareUrlForSigning } from 'n8n-core';
import { Container } from '@n8n/di';

import type { WaitingPages } from '../../../tools/n8nEngine';
import { invoicePdf } from '../../support/testDocuments';
import { row, send, useReviewFixture, type Asked } from './reviewFixture';

const fixture = useReviewFixture();

/** With the secret of n8n, which nobody outside has. */
function signed(link: string, query: Record<string, string>): string {
	const url = new URL(link);
	url.search = new URLSearchParams(query).toString();
	url.searchParams.set('signature', generateUrlSignature(prepareUrlForSigning(url), Container.get(InstanceSettings).hmacSignatureSecret));
	return url.toString();
}

async function ask(pages?: WaitingPages): Promise<Asked> {
	const pdf = await invoicePdf('INV-1');
	return await fixture().ask([await fixture().item(row(), { data: pdf, other: pdf }), await fixture().item(row(), { data: pdf })], { pages });
}

const signatureOf = (url: string) => new URL(url, 'http://localhost').searchParams.get('signature') ?? '';
const documentsOf = async (asked: Asked) => (await asked.page()).rows.flatMap(({ documents }) => documents.map(({ url }) => url));
/** What `$execution.resumeUrl` has in recent versions of n8n. */
const tokenOf = ({ run }: Asked) => run.data.resumeToken ?? '';

/** Queries that nobody may come in with. */
const FORGED: Record<string, (asked: Asked) => string | Promise<string>> = {
	'no signature': () => '?',
	'an empty signature': () => '?signature=',
	'a made-up signature': () => `?signature=${'0'.repeat(64)}`,
	'a signature that was cut': ({ link }) => `?signature=${signatureOf(link).slice(0, -1)}`,
	'a signature with something behind it': ({ link }) => `?signature=${signatureOf(link)}0`,
	'a signature in upper case': ({ link }) => `?signature=${signatureOf(link).toUpperCase().replace(/^[^A-F]*$/, 'F')}`,
	'a signature with a blank': ({ link }) => `?signature=%20${signatureOf(link)}`,
	'a list of signatures': ({ link }) => `?signature=${signatureOf(link)}&signature=${signatureOf(link)}`,
	'a signature as an object': ({ link }) => `?signature[a]=${signatureOf(link)}`,
	'a signature under another name': ({ link }) => `?key=${signatureOf(link)}`,
	'something beside the signature': ({ link }) => `?signature=${signatureOf(link)}&more=1`,
	'the signature of the page for a document': ({ link }) => `?document=0-data&signature=${signatureOf(link)}`,
	'the signature of the page for the status': ({ link }) => `?show=status&signature=${signatureOf(link)}`,
	'the signature of a document for the page': async (asked) => `?signature=${signatureOf((await documentsOf(asked))[0])}`,
	'the signature of a document for another one': async (asked) => `?document=1-data&signature=${signatureOf((await documentsOf(asked))[0])}`,
	'the signature of a document for another field': async (asked) => `?document=0-other&signature=${signatureOf((await documentsOf(asked))[0])}`,
	'the token of the execution for a document': (asked) => `?document=0-data&signature=${tokenOf(asked)}`,
	'the token of the execution with the key of another document': async (asked) => `?document=1-data&signature=${tokenOf(asked)}&key=${signatureOf((await documentsOf(asked))[0])}`,
	'the signature of another execution': async () => `?signature=${signatureOf((await ask()).link)}`,
	'the signature of a document of another execution': async () => (await documentsOf(await ask()))[0],
};

describe.each([
	['that checks signatures by itself', true],
	['that lets every request through', false],
])('an n8n %s', (_, checksSignatures) => {
	it.each(Object.entries(FORGED))('opens nothing for %s, and goes on waiting', async (_name, forge) => {
		const asked = await ask(await fixture().open({ checksSignatures }));
		const query = await forge(asked);
		for (const answer of [await asked.get(query), await asked.post({ intent: 'submit', key: await asked.key(), rows: [{ id: 0, decision: 'approved' }] }, {}, query)]) {
			expect([401, 403]).toContain(answer.status);
			expect(answer.text.length).toBeLessThan(200);
			expect(answer.text).not.toMatch(/Harbor|INV-1|%PDF/);
		}
		expect(asked.isWaiting).toBe(true);
	});

	it('opens the page with its link, and each document with its own', async () => {
		const asked = await ask(await fixture().open({ checksSignatures }));
		expect((await asked.get()).status).toBe(200);
		const documents = await documentsOf(asked);
		expect(documents).toHaveLength(3);
		for (const url of documents) {
			expect(url).toMatch(/^\?document=[01]-(data|other)&signature=[0-9a-f]{64}$/);
			const { status, bytes } = await asked.get(url);
			expect(status).toBe(200);
			expect(bytes).toEqual((await invoicePdf('INV-1')).bytes);
		}
	});

	it('takes nothing but a look at a document with the signature of a document', async () => {
		const asked = await ask(await fixture().open({ checksSignatures }));
		const [url] = await documentsOf(asked);
		const answer = await asked.post({ intent: 'submit', key: await asked.key(), rows: [] }, {}, url);
		expect(answer.status).toBe(405);
		expect(asked.isWaiting).toBe(true);
	});

	it.each(['2-data', '-1-data', '0-', '0', 'data', '0-nothing', '0-__proto__', '0-constructor', '0-toString', '00000000000-data', '0x0-data', '0-data/../other'])(
		'has no document %s, even with a good signature',
		async (document) => {
			const asked = await ask(await fixture().open({ checksSignatures }));
			const { status, text } = await asked.get(signed(asked.link, { document }));
			expect(status).toBe(404);
			expect(text).not.toContain('%PDF');
		},
	);

	it('opens the page of one execution only', async () => {
		const pages = await fixture().open({ checksSignatures });
		const [first, second] = [await ask(pages), await ask(pages)];
		const elsewhere = first.link.replace(`/${first.run.executionId}/`, `/${second.run.executionId}/`);
		expect([401, 403]).toContain((await send(elsewhere, { method: 'GET' })).status);
		expect((await send(first.link.replace(`/${first.run.executionId}/`, '/999999/'), { method: 'GET' })).status).toBe(404);
	});
});

describe('the resume URL of the execution', () => {
	const resumeUrl = (asked: Asked) => `${asked.pages.baseUrl}/${asked.run.executionId}?signature=${tokenOf(asked)}`;

	it('opens the page in a recent n8n, for a node that sends it before this one', async () => {
		const asked = await ask();
		const { status, text } = await send(resumeUrl(asked), { method: 'GET' });
		expect(status).toBe(200);
		const [url] = /\?document=0-data[^"\\]*/.exec(text) ?? [];
		const document = await send(new URL(String(url).replaceAll('&amp;', '&'), resumeUrl(asked)).toString(), { method: 'GET' });
		expect(document.bytes).toEqual((await invoicePdf('INV-1')).bytes);
	});

	it('opens nothing in an older n8n, where it has no signature', async () => {
		const asked = await ask(await fixture().open({ checksSignatures: false }));
		expect((await send(resumeUrl(asked).split('?')[0], { method: 'GET' })).status).toBe(403);
	});
});

describe('behind a proxy that takes a prefix off the path', () => {
	it.each([true, false])('the link opens the page and its documents, and takes the decision; signatures checked by n8n: %s', async (checksSignatures) => {
		const asked = await ask(await fixture().open({ checksSignatures, prefix: '/apps/n8n' }));
		expect(new URL(asked.link).pathname).toMatch(/^\/apps\/n8n\/webhook-waiting\//);
		for (const url of await documentsOf(asked)) expect((await asked.get(url)).bytes).toEqual((await invoicePdf('INV-1')).bytes);
		expect((await asked.submit([{ id: 0, decision: 'approved' }])).status).toBe(200);
		expect(await asked.out()).toHaveLength(2);
	});
});
