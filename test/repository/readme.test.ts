import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operations as aiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/operations';
import { operations as invoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/operations';
import { operations as invoiceParserPro } from '../../nodes/InvoiceParserPro/operations';
import { hostDefinition } from '../../tools/n8nServer/hosts';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

type Table = Record<string, { name: string; operations: Record<string, { name: string }> }>;

const TABLES: Array<[heading: string, table: Table]> = [
	['## Operations', invoiceDataExtraction],
	['## InvoiceParser Pro', invoiceParserPro],
	['## AI Leapers Invoice OCR', aiLeapersInvoiceOcr],
];

/** The cells of the rows of the first table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
	const lines = README.split('\n');
	const from = lines.indexOf(heading) + 1;
	const first = lines.findIndex((line, index) => index >= from && line.startsWith('|'));
	const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
	return lines.slice(first + 2, end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe.each(TABLES)('under "%s" the README', (heading, table) => {
	it('lists every operation of the node, and nothing else', () => {
		const inCode = Object.values(table).flatMap((resource) =>
			Object.values(resource.operations).map(({ name }) => `${resource.name}: ${name}`),
		);
		const inReadme = tableUnder(heading).map(([resource, operation]) => `${resource}: ${operation}`);
		expect(inReadme.sort()).toEqual(inCode.sort());
	});

	it('says of every operation what it does', () => {
		expect(tableUnder(heading).filter(([, , does]) => !does)).toEqual([]);
	});
});

it('claims the versions of n8n that the end-to-end tests run', () => {
	for (const host of ['oldest', 'newest'] as const) expect(README).toContain(hostDefinition(host).n8nVersion);
});
