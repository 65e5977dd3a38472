import { measureEInvoices } from './eInvoices';
import { measureEInvoiceMemory } from './eInvoiceMemory';
import { measureLargeRun } from './largeRun';
import { measureMemory } from './memory';
import { measurePayables } from './payables';
import { measurePipeline } from './pipeline';
import { measureRateLimit } from './rateLimit';
import { measureRealLine } from './realLine/realLine';
import { isMet, type Measurement } from './result';
import { measureRows } from './rows';
import { measureSharedKey } from './sharedKey';

/** What a part measured, without the numbers, which depend on the machine. */
function expectNumbers(measurements: Measurement[], count: number): void {
	expect(measurements).toHaveLength(count);
	for (const { what, value } of measurements) expect([what, Number.isFinite(value)]).toEqual([what, true]);
}

describe('in small, the bench measures', () => {
	it('the node, two clients written by hand and the documented example, which all deliver every row', async () => {
		expectNumbers(await measurePipeline({ files: 6, sizeBytes: 3000, latencies: [0, 5], rounds: 1 }), 14);
	});

	it('the same clients over a line with TLS, of which all trust the certificate', async () => {
		const measurements = await measureRealLine({ files: 4, sizeBytes: 3000, rounds: 1, oneWayMs: 2 });
		expectNumbers(measurements, 7);
	});

	it('calls beyond a rate limit, of which none is refused', async () => {
		const measurements = await measureRateLimit({ calls: 130, latencyMs: 20 });
		expectNumbers(measurements, 3);
		expect(measurements.filter(({ unit }) => unit === '').map(({ value }) => value)).toEqual([0, 0]);
	});

	it('the memory of a process that uploads', async () => {
		expectNumbers(await measureMemory({ loads: [{ files: 3, sizeBytes: 5000 }], rounds: 1 }), 2);
	});

	it('a run of as many documents as a session takes', async () => {
		expectNumbers(await measureLargeRun({ files: 301, sizeBytes: 3000 }), 4);
	});

	it('rows on their way through review and routing, none of which is lost', () => {
		expectNumbers(measureRows({ rows: 20, rounds: 1 }), 7);
	});

	it('e-invoices, as XML and in PDFs, all of which are read and right', async () => {
		expectNumbers(await measureEInvoices({ lines: 4, invoices: 3, rounds: 1, pdfMegabytes: 1 }), 5);
	});

	it('the memory of a process that reads e-invoices', async () => {
		expectNumbers(await measureEInvoiceMemory({ lines: 2, invoices: 3, rounds: 1 }), 4);
	});

	it('invoices that are compared with the books, none of which is lost', () => {
		expectNumbers(measurePayables({ rows: 20, vendors: 10, orders: 10, accountRules: 5, rounds: 1 }), 2);
	});

	it('processes that use one key at the same time, none of whose calls is lost', async () => {
		expectNumbers(await measureSharedKey({ processes: 2, files: 2, balances: 3 }), 2);
	});
});

describe('a measurement', () => {
	const measured = { part: 'a', what: 'time', unit: 'x', value: 2 } as const;

	it.each([
		[{ atMost: 2 }, true],
		[{ atMost: 1.9 }, false],
		[{ atLeast: 2 }, true],
		[{ atLeast: 2.1 }, false],
		[undefined, true],
	])('with target %j meets it: %s', (target, met) => {
		expect(isMet({ ...measured, target })).toBe(met);
	});
});
