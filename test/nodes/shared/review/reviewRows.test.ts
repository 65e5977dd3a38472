import { withFlatColumns } from '../../../../nodes/shared/review/reviewRows';

it('makes columns of what is nested, so that the rules know them, and leaves other rows as they are', () => {
	const [nested, flat] = [{ columns: { vendor: { name: 'Acme', tax_id: null }, total: 1 } }, { columns: { Vendor: 'Acme' } }];
	const rows = withFlatColumns([nested, flat].map((row) => ({ extractionId: 'ext_1', ...row })));
	expect(rows.map(({ columns }) => columns)).toEqual([{ 'vendor.name': 'Acme', 'vendor.tax_id': null, total: 1 }, { Vendor: 'Acme' }]);
	expect(rows[1].columns).toBe(flat.columns);
});
