import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';

import { readTicket, ticketItem, type Ticket } from '../../../nodes/InvoiceDataExtraction/ticket';
import { sessionFiles } from './support/files';

/** What the database makes of an item while the execution waits. */
const stored = (item: INodeExecutionData): INodeExecutionData => JSON.parse(JSON.stringify(item)) as INodeExecutionData;

const ticket = (parts: Partial<Ticket> = {}): Ticket => ({ extractionId: 'ext_1', itemIndex: 0, files: [], failures: [], ...parts });
const submission: Ticket['submission'] = {
	scope: { kind: 'execution', parts: ['execution', '7'] },
	attempt: 1,
	instructions: { prompt: { fields: [{ name: 'Total' }] }, outputStructure: 'per_invoice', taskName: 'Task', excludeColumns: [] },
};

it('comes back from its item as it was, with its documents, also from the database', () => {
	const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 });
	fc.assert(
		fc.property(names, fc.nat(6), (fileNames, count) => {
			const files = sessionFiles(...fileNames).map((file) => ({ ...file, origin: { ...file.origin, itemIndex: 4 } }));
			const failures = files.slice(0, count).map(({ origin }) => ({ origin, stage: 'upload' as const, code: 'X', message: 'No', extractionId: 'ext_1' }));
			const full = ticket({ itemIndex: 4, files, failures, submission, submittedAt: '2026-01-15T09:00:00.000Z', uploadSessionId: 's' });

			expect(readTicket(stored(ticketItem(full)), 4, 'ext_1')).toEqual(full);
		}),
	);
});

it('is paired to all input items that brought its documents, once each, else to its own', () => {
	const [a, b] = sessionFiles('a.pdf', 'b.pdf');
	const files = [b, a, { ...b, fileId: '3' }];

	expect(ticketItem(ticket({ files })).pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	expect(ticketItem(ticket({ itemIndex: 3 })).pairedItem).toEqual([{ item: 3 }]);
});

it('carries each document in a field of its own, and none where there is none', () => {
	const [a, b] = sessionFiles('a.pdf', 'b.pdf');
	const item = ticketItem(ticket({ files: [a, { ...b, origin: { itemIndex: 1 } }] }));

	expect(Object.values(item.binary ?? {})).toEqual([a.origin.binary]);
	expect(ticketItem(ticket()).binary).toBeUndefined();
});

it.each([
	['of another extraction', stored(ticketItem(ticket({ extractionId: 'ext_2', files: sessionFiles('a.pdf') })))],
	['of something else', { json: { id: 1 } }],
	['that somebody has changed', { json: { extractionId: 'ext_1', documents: 'none' } }],
])('knows nothing but the ID when the item is one %s', (_, item) => {
	expect(readTicket(item, 2, 'ext_1')).toEqual({ extractionId: 'ext_1', itemIndex: 2, files: [], failures: [] });
});
