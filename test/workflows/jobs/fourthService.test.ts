import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { doubtful, invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, jsonOf, rowNumbers } from './support/seen';
import { SERVICES } from './support/services';

const fixture = useJobs();
const lens = SERVICES.find(({ name }) => name === 'Ledger Lens')!;
const FOLDER = join(__dirname, 'ledgerLens');

it('is written in five files of at most 250 lines together', () => {
	const files = readdirSync(FOLDER).sort();
	expect(files).toEqual(['LedgerLens.node.ts', 'LedgerLensApi.credentials.ts', 'api.ts', 'schema.ts', 'service.ts']);
	const lines = files.map((file) => readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n').length);
	expect(lines.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(250);
});

it('sends the document itself, under its own type, with a key of the work', async () => {
	const file = invoice('A-1');
	const png = { name: 'A-2.png', bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('\ninvoiceNumber: A-2')]) };
	await fixture().run(lens, 'extract', { files: [file, png] });
	const requests = fixture().requests(lens, 'submit');
	expect(requests.map(({ headers }) => headers['content-type']).sort()).toEqual(['application/pdf', 'image/png']);
	expect(requests.map(({ body }) => body)).toContain(file.bytes.toString());
	const keys = requests.map(({ headers }) => headers['idempotency-key']);
	expect(new Set(keys).size).toBe(2);
	for (const key of keys) expect(key).toMatch(/^n8n-[0-9a-f]{40}$/);
});

it('asks where the service says, and no sooner than it says', async () => {
	fixture().lens.settings.readMs = 60_000;
	await fixture().run(lens, 'extract', { files: [invoice('A-1')] });
	const [sent] = fixture().requests(lens, 'submit');
	const looks = fixture().requests(lens, 'look');
	expect(new Set(looks.map(({ path }) => path)).size).toBe(1);
	// Retry-After: 7 with the 202, then half of what is left, and 7 again at the end.
	expect(looks.map(({ at }) => (at - sent.at) / 1000)).toEqual([7, 34, 47, 54, 61]);
});

it('leaves each document alone for its own time when several are waited for', async () => {
	fixture().lens.settings.readMs = 400_000;
	const [slow] = allOf(await fixture().run(lens, 'submit', { files: [invoice('A-1')] }));
	fixture().lens.settings.readMs = 20_000;
	const [quick] = allOf(await fixture().run(lens, 'submit', { files: [invoice('A-2')] }));
	await fixture().run(lens, 'wait', { items: [slow, quick], parameters: { whileProcessing: 'hold' } });
	const times = fixture().requests(lens, 'look').filter(({ path }) => path.endsWith(String(slow.json.readingId))).map(({ at }) => at);
	const pauses = times.slice(1).map((at, index) => at - times[index]);
	expect(pauses.slice(0, 2).every((pause) => pause >= 120_000)).toBe(true);
});

it('refuses to ask anywhere else than at the service, which is where the key belongs', async () => {
	fixture().lens.settings.locationOrigin = 'https://elsewhere.example';
	const run = await fixture().run(lens, 'extract', { files: [invoice('A-1')] });
	expect(run.error?.message).toBe('The service gave an address that is not its own');
	expect(fixture().requests(lens, 'look')).toEqual([]);
});

it('makes plain rows of nested fields, and reviews what the service is not sure of or did not find', async () => {
	const unsure = { ...invoice('A-2'), bytes: Buffer.concat([invoice('A-2').bytes, Buffer.from('\nsure: total 0.4')]) };
	const run = await fixture().run(lens, 'extract', { files: [invoice('A-1'), unsure, doubtful('A-3')], options: { evidence: 'full' } });
	expect(jsonOf(allOf(run, NODE, 0))).toMatchObject([
		{
			VendorName: 'Acme',
			InvoiceId: 'A-1',
			InvoiceDate: '2026-01-02',
			SubTotal: 100,
			InvoiceTotal: 110,
			Currency: 'EUR',
			line_items: [{ Description: 'Paper', Quantity: 2, Amount: 100, Currency: 'EUR' }],
		},
	]);
	const reasons = jsonOf(allOf(run, NODE, 1)).map((json) => [json.InvoiceId, (json._extraction as { reasons: Array<{ code: string; field: string }> }).reasons.map(({ code, field }) => [code, field])]);
	expect(reasons).toEqual([['A-2', [['LOW_CONFIDENCE', 'InvoiceTotal']]], ['A-3', [['REQUIRED_FIELD_MISSING', 'VendorName']]]]);
});

it('gives one row a line, and the standardized invoice, without a word of its own', async () => {
	const perLine = await fixture().run(lens, 'extract', { files: [invoice('A-1')], parameters: { structure: 'lineItem' }, options: { addInvoice: true } });
	expect(rowNumbers(lens, allOf(perLine))).toEqual(['A-1']);
	expect(allOf(perLine)[0].json).toMatchObject({
		line_item: { Description: 'Paper' },
		_invoice: { vendor: { name: 'Acme' }, invoiceNumber: 'A-1', total: 110, currency: 'EUR' },
	});
});

it('recognises the same document in any execution when told to, and has it read once', async () => {
	const options = { idempotency: 'content' };
	for (const name of ['A-1.pdf', 'copy.pdf']) {
		const run = await fixture().run(lens, 'extract', { files: [{ ...invoice('A-1'), name }], options });
		expect(rowNumbers(lens, allOf(run))).toEqual(['A-1']);
	}
	expect(fixture().lens.charged).toBe(1);
});
