import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operations } from '../../nodes/InvoiceDataExtraction/operations';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The cells of the rows of the first table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
	const lines = README.split('\n');
	const from = lines.indexOf(heading) + 1;
	const first = lines.findIndex((line, index) => index >= from && line.startsWith('|'));
	const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
	return lines.slice(first + 2, end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

it('lists every operation of the node, and nothing else', () => {
	const inCode = Object.values(operations).flatMap((resource) =>
		Object.values(resource.operations).map(({ name }) => `${resource.name}: ${name}`),
	);
	const inReadme = tableUnder('## Operations').map(([resource, operation]) => `${resource}: ${operation}`);
	expect(inReadme.sort()).toEqual(inCode.sort());
});

it('says of every operation what it does', () => {
	expect(tableUnder('## Operations').filter(([, , does]) => !does)).toEqual([]);
});
