import fc from 'fast-check';
import { parse, type HTMLElement } from 'node-html-parser';

import { renderPage } from '../../../../nodes/InvoiceReview/page/renderPage';
import type { PageField, PageRow, ReviewPage } from '../../../../nodes/InvoiceReview/page/reviewPage';
import { TEXTS } from '../../../../nodes/InvoiceReview/page/texts';

const HOSTILE = [
	'</script><script>alert(1)</script>',
	'</noscript><img src=x onerror=alert(1)>',
	'</template></textarea></style></title><svg onload=alert(1)>',
	'" onfocus="alert(1)" autofocus x="',
	"' style='position:fixed' x='",
	'<!--<script>',
	'{{constructor.constructor("alert(1)")()}}',
	'__proto__',
	'javascript:alert(1)',
	'\u2028\u0000\r\n',
];
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));

const field: fc.Arbitrary<PageField> = fc.record(
	{ name: hostile, kind: fc.constantFrom('text', 'number', 'date', 'boolean', 'json'), value: hostile, entered: hostile, isMarked: fc.boolean(), problem: hostile },
	{ requiredKeys: ['name', 'kind', 'value', 'isMarked'] },
);
const documents = fc.array(fc.record({ fileName: hostile, mimeType: hostile, url: fc.constant('?document=0'), shownAs: fc.constantFrom('pdf', 'image', 'download') }), { maxLength: 2 });
const row = fc.record(
	{ id: fc.nat(99), name: hostile, sentence: hostile, fields: fc.array(field, { maxLength: 4 }), documents, remark: hostile, problems: fc.array(hostile, { maxLength: 2 }), decision: fc.constantFrom('approved', 'rejected') },
	{ requiredKeys: ['id', 'name', 'sentence', 'fields', 'documents'] },
) as fc.Arbitrary<PageRow>;
const page = fc.record(
	{
		state: fc.constantFrom('open', 'checked', 'decided', 'expired'),
		title: hostile,
		texts: fc.dictionary(fc.constantFrom(...Object.keys(TEXTS).filter((key) => key !== 'language')), hostile),
		nonce: fc.constant('bm9uY2U='),
		language: hostile,
		action: fc.constant('?signature=1'),
		draftKey: hostile,
		deadline: hostile,
		by: hostile,
		problem: hostile,
		rows: fc.uniqueArray(row, { maxLength: 3, selector: ({ id }) => id }),
		summary: fc.record({ approved: fc.nat(), rejected: fc.nat(), unanswered: fc.nat(), by: hostile, at: hostile }),
	},
	{ requiredKeys: ['state', 'title', 'texts', 'nonce', 'language', 'action', 'draftKey', 'rows'] },
) as fc.Arbitrary<ReviewPage>;

/** Everything that is in a page, also what a browser without script finds in `noscript`. */
function elementsOf(markup: string): HTMLElement[] {
	return parse(markup, { blockTextElements: { script: true, style: true, noscript: false } }).querySelectorAll('*');
}

const SOURCES = ['href', 'src', 'action', 'formaction', 'srcdoc', 'data'];

it('lets nothing of strangers become markup, whatever it is and wherever it stands', () => {
	fc.assert(
		fc.property(page, (made) => {
			const elements = elementsOf(renderPage(made));
			const scripts = elements.filter(({ rawTagName }) => rawTagName === 'script');
			const names = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
			const sources = elements.flatMap(({ attributes }) => SOURCES.flatMap((name) => (name in attributes ? [attributes[name]] : [])));

			expect(scripts).toHaveLength(2);
			expect(scripts.every((script) => script.getAttribute('nonce') === 'bm9uY2U=')).toBe(true);
			expect(elements.filter(({ rawTagName }) => rawTagName === 'style')).toHaveLength(1);
			expect(elements.filter(({ rawTagName }) => ['svg', 'object', 'embed', 'base'].includes(rawTagName))).toEqual([]);
			expect([...names].filter((name) => /^on|^style$|^autofocus$/.test(name))).toEqual([]);
			expect(sources.filter((source) => !['?document=0', '?document=0#navpanes=0&view=FitH', '?signature=1', '#documents', 'data:,'].includes(source))).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

it('gives the script what the row has, read from its element as it was', () => {
	fc.assert(
		fc.property(page, (made) => {
			const data = JSON.parse(elementsOf(renderPage(made)).find(({ id }) => id === 'review-data')?.text ?? '') as { draftKey: string; rows?: Array<{ name: string }> };
			const isOpen = made.state === 'open' || made.state === 'checked';

			expect(data.draftKey).toBe(made.draftKey);
			expect(data.rows?.map(({ name }) => name)).toEqual(isOpen ? made.rows.map(({ name }) => name) : undefined);
		}),
	);
});

it('takes the texts that it is given instead of its own, but no others', () => {
	const texts = { approve: 'Freigeben', language: 'de', toString: 'none', other: 'of no use here' };
	const rendered = renderPage({ state: 'open', title: 'Prüfen', texts, nonce: 'n', language: 'de', action: '?a', draftKey: 'k', rows: [{ id: 0, name: 'A', sentence: '', fields: [], documents: [] }] });
	const [root] = elementsOf(rendered);

	expect(root.getAttribute('lang')).toBe('de');
	expect(root.querySelector('#approve')?.text).toBe('Freigeben');
	expect(root.querySelector('#reject')?.text).toBe('Reject');
	expect(rendered).not.toContain('of no use here');
});

it('says when and by whom it was decided, and has nothing to be done any more', () => {
	const summary = { approved: 4, rejected: 2, unanswered: 1, at: '2026-12-01T17:00:00+01:00', by: 'Ada <Example>' };
	const main = parse(renderPage({ state: 'decided', title: 'Invoices', texts: {}, nonce: 'n', language: 'de', action: '?a', draftKey: 'k', rows: [], summary })).querySelector('main');

	expect(main?.querySelectorAll('dd').map(({ text }) => text)).toEqual(['4', '2', '1']);
	expect(main?.text).toContain('Decided by Ada <Example>');
	expect(main?.text).toContain('Decided on 1. Dez. 2026, 16:00 UTC');
	expect(main?.querySelectorAll('button, input, form, a')).toEqual([]);
});
