import { parse } from 'node-html-parser';
import type { IDataObject } from 'n8n-workflow';

import { invoicePdf } from '../../support/testDocuments';
import { row, useReviewFixture, type Asked } from './reviewFixture';

const fixture = useReviewFixture();

const SCRIPTS = [
	'<script>alert(1)</script>',
	'</script><script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onfocus='alert(1)' autofocus='",
	'</textarea><svg onload=alert(1)>',
	'</template><iframe src=javascript:alert(1)>',
	'</noscript><script>alert(1)</script>',
	'<!--<script>',
	'{{constructor.constructor("alert(1)")()}}',
	'javascript:alert(1)',
	'\u2028alert(1)\u2029',
];

/** Everything in the page that could run or load something, but for what the node itself puts there. */
function foreignParts(html: string, nonce: string): string[] {
	const page = parse(html, { blockTextElements: { script: true, style: true } });
	return page.querySelectorAll('*').flatMap((element) => {
		const attributes = Object.entries(element.attributes);
		const isOwn = element.getAttribute('nonce') === nonce;
		const runs = ['SCRIPT', 'STYLE'].includes(element.tagName) && !isOwn;
		const loads = ['OBJECT', 'EMBED', 'BASE', 'SVG', 'FRAME', 'APPLET'].includes(element.tagName);
		const handlers = attributes.filter(([name, value]) => /^on/i.test(name) || name === 'style' || /^(src|href|action|formaction|srcdoc)$/i.test(name) && !/^(\?[\w=&%.+~*-]*(#[\w=&]*)?|data:,|#[\w-]*)$/.test(value));
		return runs || loads || handlers.length > 0 ? [element.outerHTML.slice(0, 200)] : [];
	});
}

async function page(asked: Asked) {
	const answer = await asked.get();
	const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '';
	return { ...answer, nonce };
}

describe('script of strangers in the page', () => {
	it.each(SCRIPTS)('%j runs in no value, column, sentence, reason, file name, field name or title', async (script) => {
		const pdf = await invoicePdf('INV-1', `a${script}.pdf`);
		const json: IDataObject = {
			...row({ _review: script, _sourceFile: script, 'Vendor Name': script, 'Invoice Number': script, [script]: script, nested: { [script]: script }, list: [script], _page: script }),
			_extraction: { reasons: [{ code: script, field: script, message: script }] },
		};
		const asked = await fixture().ask([await fixture().item(json, { [`data${script}`]: pdf, other: { ...pdf, mimeType: script } })], {
			parameters: { page: { title: script, texts: { replaced: [{ key: 'approve', text: script }, { key: 'plainHelp', text: script }, { key: 'language', text: script }] } } },
		});
		const { text, nonce, status } = await page(asked);
		expect(status).toBe(200);
		expect(foreignParts(text, nonce)).toEqual([]);
		const checked = await asked.postBody(new URLSearchParams({ do: 'check', row: '0', by: script, remark: script, 'field:Vendor Name': `${script}2`, answer: JSON.stringify({ key: await asked.key(), rows: [] }) }).toString(), {});
		expect(checked.status).toBe(200);
		const own = /'nonce-([^']+)'/.exec(String(checked.headers['content-security-policy']))?.[1] ?? '';
		expect(foreignParts(checked.text, own)).toEqual([]);
	});

	it('finds what would run, so that the tests above say something', () => {
		const bad = '<script>1</script><img src="x" onerror="1"><a href="javascript:1">a</a><p style="color:red">b</p><script nonce="n">2</script>';
		expect(foreignParts(bad, 'n')).toHaveLength(4);
	});

	it('is kept out by a policy with a nonce that is another one each time', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const [first, second] = [await page(asked), await page(asked)];
		expect(first.headers).toMatchObject({
			'content-security-policy': `default-src 'none'; script-src 'nonce-${first.nonce}'; style-src 'nonce-${first.nonce}'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
			'content-type': 'text/html; charset=utf-8',
		});
		expect(first.nonce).toMatch(/^[\w+/]{24}$/);
		expect(second.nonce).not.toBe(first.nonce);
	});
});
