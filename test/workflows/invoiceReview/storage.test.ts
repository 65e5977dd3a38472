import { randomBytes } from 'node:crypto';

import type { BinaryMode } from '../../../tools/n8nEngine';
import { decisionOf, row, useReviewFixture } from './reviewFixture';

describe.each<[BinaryMode, string]>([
	['filesystem', 'in files'],
	['default', 'in the items'],
])('with documents %s', (mode) => {
	const fixture = useReviewFixture(mode);

	it('a document of 20 MB is served whole, and is not in the page', async () => {
		const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20 * 1024 * 1024)]);
		const asked = await fixture().ask([await fixture().item(row(), { data: { name: 'large.pdf', bytes } })]);
		const page = await asked.get();
		expect(page.bytes.length).toBeLessThan(200_000);
		const [{ documents: [{ url }] }] = (await asked.page()).rows;
		const served = await asked.get(url);
		expect(served.headers['content-type']).toBe('application/pdf');
		expect(served.bytes.equals(bytes)).toBe(true);
	});

	it('two hundred rows with documents are shown, and decided at once', async () => {
		const document = await fixture().item({}, { data: { name: 'a.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') } });
		const items = Array.from({ length: 200 }, (_, index) => ({ ...document, json: row({ 'Invoice Number': `INV-${index}`, 'Total Amount': 119 }) }));
		const asked = await fixture().ask(items);
		expect((await asked.page()).rows).toHaveLength(200);
		expect((await asked.submit(items.map((_, id) => ({ id, decision: 'approved', fields: { Note: `note ${id}` } })))).status).toBe(200);
		const out = await asked.out();
		expect(out.map(({ json }) => [json['Invoice Number'], json.Note])).toEqual(items.map((_, index) => [`INV-${index}`, `note ${index}`]));
		expect(out.every((item) => decisionOf(item).decision === 'approved' && item.binary?.data.fileName === 'a.png')).toBe(true);
	});

	it('a document that n8n no longer has is told of, and the review goes on', async () => {
		const asked = await fixture().ask([{ ...(await fixture().item(row())), binary: { data: { data: '', mimeType: 'application/pdf', fileName: 'gone.pdf', id: 'filesystem-v2:workflows/x/executions/y/binary_data/z' } } }]);
		const [{ documents: [{ url }] }] = (await asked.page()).rows;
		const gone = await asked.get(url);
		expect(gone.status).toBe(500);
		expect(gone.text).toContain("could not be read from n8n's binary storage");
		expect((await asked.submit([{ id: 0, decision: 'approved' }])).status).toBe(200);
	});
});
