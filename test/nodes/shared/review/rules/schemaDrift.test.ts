import { schemaDrift } from '../../../../../nodes/shared/review/rules/schemaDrift';
import { findings, ruleInput } from '../../support/ruleInput';

describe('columns that differ within a batch', () => {
	const input = (...extractions: string[][]) => {
		const rows = extractions.map((names, index) => ({ columns: Object.fromEntries(names.map((name) => [name, ''])), extractionId: `ext_${index}` }));
		const evidence = new Map(rows.map(({ extractionId }) => [extractionId, { notes: [], failedPages: [], perLineItem: false, fileNames: [] }]));
		return { ...ruleInput(rows), evidence };
	};

	it('flag the rows of all extractions that differ from the first, and say in what', () => {
		const found = findings(schemaDrift, input(['A', 'B'], ['A', 'B'], ['A', 'C']));

		expect(found.map(({ row }) => row)).toEqual([2]);
		expect(found[0].message).toMatch(/without B and with C/);
	});

	it('flag those that differ from the first one of an earlier round, and not from each other', () => {
		const earlierColumns = new Map([['', ['A', 'B']]]);
		expect(findings(schemaDrift, { ...input(['A', 'C']), earlierColumns }).map(({ message }) => message)).toEqual([expect.stringMatching(/without B and with C/)]);
		expect(findings(schemaDrift, { ...input(['B', 'A'], ['A', 'B']), earlierColumns })).toEqual([]);
	});

	it('are the same in another order', () => {
		expect(findings(schemaDrift, input(['A', 'B'], ['B', 'A']))).toEqual([]);
		expect(findings(schemaDrift, input(['A', 'B']))).toEqual([]);
	});
});
