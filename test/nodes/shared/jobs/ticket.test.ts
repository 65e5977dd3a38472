import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

import { readTicket, ticketItem, type CarriedDocument, type Ticket } from '../../../../nodes/shared/jobs/ticket';

interface Data {
	address?: string | null;
}

const format = { idProperty: { name: 'batchId' }, data: z.object({ address: z.string().nullish() }) };

/** What the database makes of an item while the execution waits. */
const stored = (item: INodeExecutionData): INodeExecutionData => JSON.parse(JSON.stringify(item)) as INodeExecutionData;

const ticket = (parts: Partial<Ticket<Data>> = {}): Ticket<Data> => ({ id: 'b-1', itemIndex: 0, files: [], data: {}, ...parts });
const item = (parts?: Partial<Ticket<Data>>) => ticketItem(format, ticket(parts), {});
const files = (...names: string[]): CarriedDocument[] =>
	names.map((name, itemIndex) => ({
		fileId: String(itemIndex),
		fileName: name,
		sha256: name,
		origin: { itemIndex, originalName: name, binary: { data: '', mimeType: 'application/pdf', fileName: name } },
	}));

it('comes back from its item as it was, with its documents and what the service remembers, also from the database', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }), (names) => {
			const full = ticket({
				itemIndex: 4,
				files: files(...names).map((file) => ({ ...file, origin: { ...file.origin, itemIndex: 4 } })),
				data: { address: '/b/1' },
				submittedAt: '2026-01-15T09:00:00.000Z',
				failedLooks: 2,
			});
			expect(readTicket(format, stored(ticketItem(format, full, { status: 'processing' })), 4, 'b-1')).toEqual(full);
		}),
	);
});

it('is paired to all input items that brought its documents, once each, else to its own', () => {
	const [a, b] = files('a.pdf', 'b.pdf');
	expect(item({ files: [b, a, { ...b, fileId: '3' }] }).pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	expect(item({ itemIndex: 3 }).pairedItem).toEqual([{ item: 3 }]);
});

it('carries each document in a field of its own, and none where there is none', () => {
	const [a, b] = files('a.pdf', 'b.pdf');
	expect(Object.values(item({ files: [a, { ...b, origin: { itemIndex: 1 } }] }).binary ?? {})).toEqual([a.origin.binary]);
	expect(item().binary).toBeUndefined();
});

it.each([
	['about other work', stored(item({ id: 'b-2', files: files('a.pdf') }))],
	['of something else', { json: { id: 1 } }],
	['that somebody has changed', { json: { batchId: 'b-1', documents: 'none' } }],
	['in which the service finds nothing of its own', { json: { batchId: 'b-1', address: 7 } }],
])('knows nothing but the ID when the item is one %s', (_, other) => {
	expect(readTicket(format, other, 2, 'b-1')).toEqual({ id: 'b-1', itemIndex: 2, files: [], data: {} });
});
