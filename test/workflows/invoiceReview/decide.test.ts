import { invoicePdf } from '../../support/testDocuments';
import { decisionOf, row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();

describe('a decision', () => {
	it('lets every row out once, in order, paired and with its document, corrected with its types', async () => {
		const pdf = await invoicePdf('INV-1');
		const items = [await fixture().item(row(), { data: pdf }), await fixture().item(row({ 'Invoice Number': 'INV-2' }), { data: pdf }), await fixture().item(row({ 'Invoice Number': 'INV-3' }))];
		const asked = await fixture().ask(items);
		const answer = await asked.submit(
			[
				{ id: 0, decision: 'approved', fields: { 'Total Amount': '119', 'Due Date': '2026-02-14', Note: 'seen', Paid: 'true' }, remark: 'typo on the invoice' },
				{ id: 1, decision: 'rejected', fields: { 'Total Amount': '1' }, remark: ' not ours ' },
			],
			{ by: 'Ada' },
		);
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.text)).toEqual({ decided: { approved: 1, rejected: 1, unanswered: 1 } });

		const out = await asked.out();
		const when = { asked: expect.any(String), deadline: null };
		expect(out.map(({ json }) => json)).toEqual([
			{
				...row({ 'Total Amount': 119, 'Due Date': '2026-02-14', Note: 'seen', Paid: true }),
				review: { decision: 'approved', by: 'Ada', at: expect.any(String), remark: 'typo on the invoice', before: { 'Total Amount': 199, 'Due Date': null, Note: '', Paid: false }, problems: [], ...when },
			},
			{ ...row({ 'Invoice Number': 'INV-2' }), review: { decision: 'rejected', by: 'Ada', at: expect.any(String), remark: 'not ours', before: {}, problems: [], ...when } },
			{ ...row({ 'Invoice Number': 'INV-3' }), review: { decision: 'unanswered', by: null, at: null, remark: '', before: {}, problems: [], ...when } },
		]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(out.map(({ binary }) => binary?.data?.fileName)).toEqual(['INV-1.pdf', 'INV-1.pdf', undefined]);
		expect(await fixture().engine.readBinary(out[0].binary!.data)).toEqual(pdf.bytes);
	});

	it('changes the standardized invoice too, and nothing else that nodes before have said of the row', async () => {
		const said = { _invoice: { number: 'INV-1', total: 199 }, _extraction: { reasons: [] } };
		const asked = await fixture().ask([await fixture().item(row(said))]);
		await asked.submit([{ id: 0, decision: 'approved', fields: { 'Total Amount': '119' } }]);
		const [{ json }] = await asked.out();
		expect(json).toMatchObject({ ...said, 'Total Amount': 119, _invoice: { number: 'INV-1', total: 119 } });
	});

	it('says of a row that is approved all the same what the rules still object to', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		await asked.submit([{ id: 0, decision: 'approved' }]);
		const [item] = await asked.out();
		expect(decisionOf(item)).toMatchObject({ decision: 'approved', by: null, problems: ['Subtotal 100.00 and Tax Amount 19.00 do not make up the Total Amount of 199.00.'] });
	});

	it('is added to the audit record of a row that has one', async () => {
		const asked = await fixture().ask([await fixture().item(row({ _audit: { result: 'review' } })), await fixture().item(row())]);
		await asked.submit([{ id: 0, decision: 'rejected', remark: 'not ours' }, { id: 1, decision: 'approved' }], { by: 'Ada' });
		const [first, second] = await asked.out();
		expect(first.json._audit).toEqual({ result: 'review', review: first.json.review });
		expect(first.json.review).toMatchObject({ decision: 'rejected', by: 'Ada', remark: 'not ours' });
		expect(second.json).not.toHaveProperty('_audit');
	});
});
