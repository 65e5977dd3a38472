import fc from 'fast-check';
import { parse } from 'node-html-parser';

import { html, scriptJson } from '../../../../nodes/InvoiceReview/page/html';

it('escapes what is put in, for text and for attributes', () => {
	const { markup } = html`<p title="${'"><script>alert(1)</script>'}">${'<img src=x onerror=alert(1)> & \'quoted\' `too`'}</p>`;

	expect(markup).toBe(
		'<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;img src=x onerror=alert(1)&gt; &amp; &#39;quoted&#39; &#96;too&#96;</p>',
	);
});

it('puts markup and lists of it in as they are, and nothing for what is missing', () => {
	const rows = ['a', '<b>'].map((text) => html`<li>${text}</li>`);

	expect(html`<ul${false}>${rows}${undefined}</ul>${0}`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
});

it('keeps a carriage return, which a browser would take for a line feed', () => {
	expect(html`<input value="${'a\r\nb'}">`.markup).toBe('<input value="a&#13;\nb">');
});

it('makes one element of any text, from which the same text is read again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', size: 'medium' }), (text) => {
			const found = parse(html`<p title="${text}">${text}</p>`.markup).childNodes;

			expect(found).toHaveLength(1);
			expect(html`${text}`.markup).not.toMatch(/[<>"'`]/);
		}),
	);
});

it('writes JSON that neither ends its script element nor a line, and reads as the same', () => {
	const anything = fc.oneof(fc.constantFrom('</script>', '<!--', ']]>', '\u2028', '\u2029', '&lt;'), fc.string({ unit: 'binary' }));

	fc.assert(
		fc.property(fc.array(fc.dictionary(anything, anything)), (value) => {
			const { markup } = scriptJson(value);

			expect(markup).not.toMatch(/[<>&\u2028\u2029]/);
			expect(JSON.parse(markup)).toEqual(JSON.parse(JSON.stringify(value)));
		}),
	);
});
