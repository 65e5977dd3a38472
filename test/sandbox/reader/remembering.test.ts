import type { DocumentReader, DocumentReading, ReadOptions } from '../../../sandbox/reader/reading';
import { remembering } from '../../../sandbox/reader/remembering';

const OPTIONS: ReadOptions = { timeLimitMs: 1000, maxPages: 10 };
const file = (text: string) => ({ fileName: `${text}.pdf`, bytes: Buffer.from(text) });
const readWith = (status: 'read' | 'failed'): DocumentReading => ({ status: 'read', pages: [{ page: 1, status }], invoices: [] });

/** Counts what it is asked for. */
function counting(answer: DocumentReading) {
	const asked: string[] = [];
	const reader: DocumentReader = {
		read: async ({ fileName }) => {
			asked.push(fileName);
			return structuredClone(answer);
		},
		close: async () => void asked.push('closed'),
	};
	return { asked, reader: remembering(reader) };
}

describe('a reader that remembers', () => {
	it('reads the same bytes once, whatever they are called', async () => {
		const { asked, reader } = counting(readWith('read'));
		await reader.read(file('a'), OPTIONS);
		const again = await reader.read({ ...file('a'), fileName: 'b.pdf' }, OPTIONS);
		await reader.read(file('c'), OPTIONS);

		expect(again).toEqual(readWith('read'));
		expect(asked).toEqual(['a.pdf', 'c.pdf']);
	});

	it('reads them again where they are to be read otherwise', async () => {
		const { asked, reader } = counting(readWith('read'));
		await reader.read(file('a'), OPTIONS);
		await reader.read(file('a'), { ...OPTIONS, ignoreXml: true });

		expect(asked).toHaveLength(2);
	});

	it('gives out copies, which nobody else sees changed', async () => {
		const { reader } = counting(readWith('read'));
		for (let time = 0; time < 2; time++) {
			const reading = await reader.read(file('a'), OPTIONS);
			if (reading.status === 'read') reading.pages.pop();
		}

		expect(await reader.read(file('a'), OPTIONS)).toEqual(readWith('read'));
	});

	it.each<[string, DocumentReading]>([
		['a page failed', readWith('failed')],
		['nothing could be read', { status: 'unreadable', reason: 'It took too long' }],
	])('tries again where %s, which may be different another time', async (_, answer) => {
		const { asked, reader } = counting(answer);
		await reader.read(file('a'), OPTIONS);
		await reader.read(file('a'), OPTIONS);

		expect(asked).toHaveLength(2);
	});

	it('ends the reader behind it', async () => {
		const { asked, reader } = counting(readWith('read'));
		await reader.close();

		expect(asked).toEqual(['closed']);
	});
});
