import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

import * as eInvoiceMemory from './eInvoiceMemory';
import * as eInvoices from './eInvoices';
import * as largeRun from './largeRun';
import * as manyRows from './realN8n/manyRows';
import * as memory from './memory';
import * as payables from './payables';
import * as pipeline from './pipeline';
import * as rateLimit from './rateLimit';
import * as realLine from './realLine/realLine';
import * as realN8n from './realN8n/realN8n';
import { isMet, type Measurement } from './result';
import * as rows from './rows';
import * as sharedKey from './sharedKey';

// Measures the node against the sandbox, in ratios: npm run bench [-- a b c d e f g h i j k]. README.md in this folder says what each is.
type Part = Measurement['part'];

const PARTS: Record<Part, () => Promise<Measurement[]> | Measurement[]> = {
	// First, before the others fill the heap of this process.
	d: () => rows.measureRows(rows.FULL),
	f: () => payables.measurePayables(payables.FULL),
	a: async () => await pipeline.measurePipeline(pipeline.FULL),
	g: async () => await realLine.measureRealLine(realLine.FULL),
	h: async () => await realN8n.measureRealN8n(realN8n.FULL),
	b: async () => await rateLimit.measureRateLimit(rateLimit.FULL),
	j: async () => await manyRows.measureManyRows(manyRows.FULL),
	k: async () => await sharedKey.measureSharedKey(sharedKey.FULL),
	i: async () => await largeRun.measureLargeRun(largeRun.FULL),
	c: async () => await memory.measureMemory(memory.FULL),
	e: async () => [...(await eInvoices.measureEInvoices(eInvoices.FULL)), ...(await eInvoiceMemory.measureEInvoiceMemory(eInvoiceMemory.FULL))],
};

void main();

async function main(): Promise<void> {
	const { positionals } = parseArgs({ allowPositionals: true });
	const measurements: Measurement[] = [];
	for (const [part, measure] of Object.entries(PARTS)) {
		if (positionals.length > 0 && !positionals.includes(part)) continue;
		console.log(`Measuring part ${part} ...`);
		measurements.push(...(await measure()));
	}
	measurements.sort((left, right) => left.part.localeCompare(right.part));
	report(measurements);
	const machine = { node: process.version, processors: cpus().length };
	await writeFile('bench.json', JSON.stringify({ ...machine, measurements }, null, '\t') + '\n');
	if (!measurements.every(isMet)) process.exitCode = 1;
}

function report(measurements: Measurement[]): void {
	const table = new Table({ head: ['', 'measured', '', 'target', ''], colAligns: ['left', 'left', 'right', 'right', 'left'], style: { head: [], border: [], compact: true } });
	for (const measurement of measurements) {
		const { part, what, value, unit, target } = measurement;
		const number = (amount: number) => `${Number.isInteger(amount) ? amount : amount.toFixed(2)} ${unit}`.trim();
		const limit = target && ('atMost' in target ? `<= ${number(target.atMost)}` : `>= ${number(target.atLeast)}`);
		table.push([part, what, number(value), limit ?? '', target ? (isMet(measurement) ? 'met' : 'MISSED') : '']);
	}
	console.log(table.toString());
}
