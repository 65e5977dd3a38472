import { createHash, randomBytes } from 'node:crypto';

import { EMBEDDED_MARKS, markFinder } from '../../nodes/shared/documents/marks';
import { readHybrid } from '../../nodes/shared/eInvoice/pdf/hybrid';
import { readEInvoice, type EInvoice } from '../../nodes/shared/eInvoice/readEInvoice';
import { findViolations } from '../../nodes/shared/eInvoice/rules/findViolations';
import { standardize } from '../../nodes/shared/eInvoice/standardize';
import { ciiOf, hybridOf, invoiceOfLines, ublOf } from './madeEInvoices';
import type { Measurement } from './result';
import { median } from './statistics';

export interface EInvoiceOptions {
	/** Of each invoice. */
	lines: number;
	/** Invoices of a round. */
	invoices: number;
	/** Timed rounds, after as many that only warm up. */
	rounds: number;
	/** Size of a PDF without XML. */
	pdfMegabytes: number;
}

export const FULL: EInvoiceOptions = { lines: 20, invoices: 500, rounds: 7, pdfMegabytes: 150 };

/**
 * (e) From the bytes of an e-invoice to its standardized invoice and the rules that it breaks, and from those of a hybrid; and the
 * bytes a second of reading XML against JSON.parse of the same data. And what a PDF without XML costs, which is only searched for a mark while its checksum is made.
 */
export async function measureEInvoices({ lines, invoices, rounds, pdfMegabytes }: EInvoiceOptions): Promise<Measurement[]> {
	const terms = invoiceOfLines(lines);
	const [ubl, cii, hybrid] = [ublOf, ciiOf, hybridOf].map((write) => write(terms));
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
		{ ...shared, unit: 'x', what: `searching a PDF of ${pdfMegabytes} MB for XML / its checksum`, value: await searchCost(rounds, pdfMegabytes), target: { atMost: 1.5 } },
	];
}

/** Time of the search against that of SHA-256, over bytes as they come from n8n's storage. */
async function searchCost(rounds: number, megabytes: number): Promise<number> {
	const pieces = Array.from({ length: megabytes * 16 }, () => randomBytes(64 * 1024));
	const over = async (piece: (bytes: Buffer) => unknown) => await timed(rounds, 1, () => pieces.forEach((bytes) => piece(bytes)));
	return (await over(markFinder(EMBEDDED_MARKS))) / (await over((bytes) => hash.update(bytes)));
}

const hash = createHash('sha256');

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
