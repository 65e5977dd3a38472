import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { layoutOf } from '../../../../../../nodes/shared/invoice/columns';
import { identify } from '../../../../../../nodes/shared/invoice/identity';
import { identityHash } from '../../../../../../nodes/shared/review/rules/duplicates/identityHash';

const hashOf = (row: IDataObject) => identityHash(layoutOf(row))(row);

it('is the same for rows with the same identity, however vendor and number are spelled', () => {
	// Few characters, so that many texts are spelled alike: of ASCII and not, and zeros, which do not count at the beginning.
	const text = fc.string({ unit: fc.constantFrom('a', 'A', 'ａ', 'é', 'e\u0301', '0', '０', '1', ' ', '-', '#'), maxLength: 3 });
	const vendor = fc.option(text, { nil: null });
	const number = fc.oneof(text, fc.integer({ min: 0, max: 12 }));
	const row = fc.record({ Vendor: vendor, 'Invoice Number': number, Total: fc.constantFrom(1, '1.00', 2, null) });
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), (rows) => {
			const hashes = new Map<string, number>();
			for (const each of rows) {
				const identity = identify(each, layoutOf(each));
				if (!identity) continue;
				const key = `${identity.owner}\n${identity.key}`;
				const hash = hashOf(each);
				expect(hash).not.toBe(0);
				expect(hash).toBe(hashes.get(key) ?? hash);
				hashes.set(key, hash);
			}
		}),
		{ numRuns: 500 },
	);
});

it('is 0 where nothing identifies an invoice', () => {
	expect([hashOf({ Vendor: 'Harbor' }), hashOf({ 'Invoice Number': 'n/a', Vendor: 'Harbor' })]).toEqual([0, 0]);
});

it('is another one for nearly all of a hundred thousand different invoices', () => {
	const hashes = new Set(Array.from({ length: 100_000 }, (_, index) => hashOf({ 'Vendor Name': `Vendor ${index % 500}`, 'Invoice Number': `INV-${index}` })));
	expect(hashes.size).toBeGreaterThan(100_000 - 20);
});
