import { decisionOf, row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();

describe('several at once', () => {
	it.each([2, 10])('%i submits at the same moment are one decision, and the others are told', async (count) => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const answers = await asked.postAtOnce(Array.from({ length: count }, (_, index) => ({ intent: 'submit', key, by: `Person ${index}`, rows: [{ id: 0, decision: index % 2 ? 'approved' : 'rejected' }] })));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		for (const { status, text } of answers.filter((answer) => answer.status !== 200)) {
			expect(status).toBe(409);
			expect(JSON.parse(text).message).toMatch(/^[A-Z]/);
		}
		const winner = answers.findIndex(({ status }) => status === 200);
		expect((await asked.out()).map((item) => decisionOf(item).by)).toEqual([`Person ${winner}`]);
	});

	it('a submit that comes again, or after another one, decides nothing', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const answer = { intent: 'submit', key, rows: [{ id: 0, decision: 'approved' }] } as const;
		expect((await asked.post({ ...answer, rows: [...answer.rows] })).status).toBe(200);
		const before = await asked.out();
		for (const again of [await asked.post({ ...answer, rows: [{ id: 0, decision: 'rejected' }] }), await asked.get()]) {
			expect(again.text).toContain('No action required');
		}
		expect(await asked.out()).toEqual(before);
	});

	it('checks at the same time do not disturb the decision', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const check = { intent: 'check' as const, key, rows: [{ id: 0, fields: { 'Total Amount': '119' } }] };
		for (const { status, text } of await asked.postAtOnce([check, check])) {
			expect(status).toBe(200);
			expect(JSON.parse(text)).toEqual({ rows: [{ id: 0, problems: [], fieldProblems: {} }] });
		}
		expect((await asked.submit([{ id: 0, decision: 'approved' }])).status).toBe(200);
		expect(await asked.out()).toHaveLength(1);
	});
});
