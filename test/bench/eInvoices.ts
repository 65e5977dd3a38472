import { readHybrid } from '../../nodes/shared/eInvoice/pdf/hybrid';
import { readEInvoice, type EInvoice } from '../../nodes/shared/eInvoice/readEInvoice';
import { findViolations } from '../../nodes/shared/eInvoice/rules/findViolations';
import { standardize } from '../../nodes/shared/eInvoice/standardize';
import { writeCii } from '../support/eInvoice/ciiWriter';
import { invoiceOf, lineOf } from '../support/eInvoice/invoices';
import { hybridParts, writeWithStreams } from '../support/eInvoice/pdfWriter';
import { writeUbl } from '../support/eInvoice/ublWriter';
import type { Measurement } from './result';
import { median } from './statistics';

export interface EInvoiceOptions {
	/** Of each invoice. */
	lines: number;
	/** Invoices of a round. */
	invoices: number;
	/** Timed rounds, after as many that only warm up. */
	rounds: number;
}

export const FULL: EInvoiceOptions = { lines: 20, invoices: 500, rounds: 7 };

/**
 * (e) From the bytes of an e-invoice to its standardized invoice and the rules that it breaks, and from those of a hybrid; and the
 * bytes a second of reading XML against JSON.parse of the same data.
 */
export async function measureEInvoices({ lines, invoices, rounds }: EInvoiceOptions): Promise<Measurement[]> {
	const terms = invoiceOf({ lines: Array.from({ length: lines }, (_, index) => lineOf({ id: String(index + 1), amount: 100 / lines })) });
	const [ubl, cii] = [writeUbl, writeCii].map((write) => Buffer.from(write(terms)));
	const hybrid = writeWithStreams(hybridParts([{ name: 'factur-x.xml', content: cii }]));
	const json = JSON.stringify(terms);

	const all = (bytes: Buffer) => finish(readEInvoice(bytes));
	const seconds = {
		json: await timed(rounds, invoices, () => JSON.parse(json) as unknown),
		reading: await timed(rounds, invoices, () => readEInvoice(ubl)),
		ubl: await timed(rounds, invoices, () => all(ubl)),
		cii: await timed(rounds, invoices, () => all(cii)),
		hybrid: await timed(rounds, invoices, async () => finish(await readHybrid(hybrid))),
	};
	const perSecond = (time: number) => Math.round(invoices / time);
	const shared = { part: 'e' as const, unit: 'per second' };
	return [
		{ ...shared, what: `UBL invoices of ${lines} lines`, value: perSecond(seconds.ubl) },
		{ ...shared, what: `CII invoices of ${lines} lines`, value: perSecond(seconds.cii) },
		{ ...shared, what: `hybrids of ${lines} lines`, value: perSecond(seconds.hybrid) },
		{ ...shared, unit: 'x', what: 'bytes a second of JSON.parse / of reading XML', value: json.length / seconds.json / (ubl.length / seconds.reading), target: { atMost: 20 } },
	];
}

function finish(reading: { ok: true; invoice: EInvoice } | { ok: false } | undefined): void {
	if (!reading?.ok) throw new Error('The invoice could not be read.');
	standardize(reading.invoice);
	if (findViolations(reading.invoice).length > 0) throw new Error('The invoice breaks a rule.');
}

/** Seconds of a round. */
async function timed(rounds: number, invoices: number, work: () => unknown): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds * 2; round++) {
		const start = performance.now();
		for (let index = 0; index < invoices; index++) await work();
		if (round >= rounds) times.push((performance.now() - start) / 1000);
	}
	return median(times);
}
