import fc from 'fast-check';

import { groupByInvoice, type SourcedRow } from '../../../../nodes/shared/invoice/groups';

const row = fc.record({
	columns: fc.record({ 'Invoice Number': fc.constantFrom('1', '2', 1, null) }),
	fileName: fc.constantFrom('a.pdf', 'b.pdf', undefined),
	extractionId: fc.constantFrom('ext_1', 'ext_2', 'per invoice'),
});
const isPerLineItem = (id: string) => id !== 'per invoice';
const keyOf = ({ columns, fileName, extractionId }: SourcedRow) => JSON.stringify([extractionId, fileName, columns]);

it('puts each row into one group, in order', () => {
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const groups = groupByInvoice(rows, isPerLineItem);
			expect(groups.flat().sort((left, right) => left - right)).toEqual(rows.map((_, index) => index));
			for (const group of groups) expect(group).toEqual([...group].sort((left, right) => left - right));
			expect(groups.map(([first]) => first)).toEqual(groups.map(([first]) => first).sort((left, right) => left - right));
		}),
	);
});

it('puts lines together exactly when extraction, document and number are the same', () => {
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const groupOf = new Map(groupByInvoice(rows, isPerLineItem).flatMap((group, index) => group.map((member) => [member, index] as const)));
			rows.forEach((left, i) =>
				rows.forEach((right, j) => {
					const together = i === j || (isPerLineItem(left.extractionId) && left.fileName !== undefined && keyOf(left) === keyOf(right));
					expect(groupOf.get(i) === groupOf.get(j)).toBe(together);
				}),
			);
		}),
	);
});
