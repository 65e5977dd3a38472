import { failuresOf } from '../../../../nodes/shared/jobs/failures';
import type { Stopped } from '../../../../nodes/shared/jobs/jobService';
import { inGroups } from '../../../../nodes/shared/jobs/split';
import { submitDocuments } from '../../../../nodes/shared/jobs/submit';
import { failureWith } from '../support/failures';
import { document, documents, names, refusal, testClient, testService, type TestService } from './support/testService';

const work = { settings: {}, scope: { kind: 'execution' as const, parts: [] } };

/** Submits documents and gives the IDs of what was taken, which are the names of its documents. */
async function submit(service: TestService, count: number) {
	const { done, stopped } = await submitDocuments(testClient(), service, documents(count), work, async ({ id }) => await Promise.resolve(id));
	return { done, stopped: stopped.map(({ failure, documents: left }) => [failure.code, left.map(({ origin }) => origin.originalName)]) };
}

/** A service that refuses every request with these documents in it, and tells what was sent. */
function refusing(bad: string[], more: Partial<TestService> = {}) {
	const sent: string[][] = [];
	const service = testService({
		submit: async (_, { documents: group }) => {
			sent.push(names(group));
			await Promise.resolve();
			if (group.some(({ fileName }) => bad.includes(fileName))) throw refusal();
			return { id: names(group).join('+'), data: {} };
		},
		...more,
	});
	return { sent, service };
}

it('gives what came of the groups, in their order, each followed by what is to be done with it', async () => {
	const service = testService({ divide: inGroups(() => ({ maxFiles: 2, maxBytes: Infinity })), places: () => ({ sending: 3, open: 3 }) });
	expect(await submit(service, 5)).toEqual({ done: ['0.pdf+1.pdf', '2.pdf+3.pdf', '4.pdf'], stopped: [] });
});

it('halves a refused group until the bad document stands alone', async () => {
	const { sent, service } = refusing(['2.pdf']);
	expect(await submit(service, 4)).toEqual({ done: ['0.pdf+1.pdf', '3.pdf'], stopped: [['BAD_FILE', ['2.pdf']]] });
	expect(sent).toEqual([['0.pdf', '1.pdf', '2.pdf', '3.pdf'], ['0.pdf', '1.pdf'], ['2.pdf', '3.pdf'], ['2.pdf'], ['3.pdf']]);
});

it('takes out the documents that the error names, and sends the others at once', async () => {
	const { sent, service } = refusing(['2.pdf'], { refused: (_, group) => group.filter(({ fileName }) => fileName === '2.pdf') });
	expect(await submit(service, 4)).toEqual({ done: ['0.pdf+1.pdf+3.pdf'], stopped: [['BAD_FILE', ['2.pdf']]] });
	expect(sent).toHaveLength(2);
});

it('halves where an error names all of a group, which says nothing', async () => {
	const { service } = refusing(['1.pdf'], { refused: (_, group) => group });
	expect((await submit(service, 2)).done).toEqual(['0.pdf']);
});

it('never sends again what was taken, whatever became of it', async () => {
	const { sent, service } = refusing([]);
	const next = async () => await Promise.reject(refusal({ extractionId: 'b-1' }));
	const { stopped } = await submitDocuments(testClient(), service, documents(2), work, next);
	expect(sent).toEqual([['0.pdf', '1.pdf']]);
	expect(stopped.map(({ failure }) => failure.extractionId)).toEqual(['b-1']);
});

it('keeps no more open than there are places, and sends no more at once', async () => {
	const most = { sending: 0, open: 0 };
	const now = { sending: 0, open: 0 };
	const begin = (kind: 'sending' | 'open') => {
		most[kind] = Math.max(most[kind], ++now[kind]);
	};
	const aWhile = async (turns: number) => {
		for (let turn = 0; turn < turns; turn++) await Promise.resolve();
	};
	const service = testService({
		divide: inGroups(() => ({ maxFiles: 1, maxBytes: Infinity })),
		places: () => ({ sending: 2, open: 3 }),
		submit: async (_, { documents: [only] }) => {
			begin('open');
			begin('sending');
			await aWhile(5);
			now.sending--;
			return { id: only.fileName, data: {} };
		},
	});
	await submitDocuments(testClient(), service, documents(12), work, async () => {
		await aWhile(50);
		now.open--;
	});
	expect(most).toEqual({ sending: 2, open: 3 });
});

it('does not send the rest after a problem with the account', async () => {
	let calls = 0;
	const service = testService({
		divide: inGroups(() => ({ maxFiles: 1, maxBytes: Infinity })),
		submit: async (_, { documents: group }) => {
			await Promise.resolve();
			if (++calls > 1) throw refusal({ status: 402, code: 'NO_CREDITS' });
			return { id: names(group).join('+'), data: {} };
		},
	});
	expect(await submit(service, 4)).toEqual({ done: ['0.pdf'], stopped: ['1.pdf', '2.pdf', '3.pdf'].map((name) => ['NO_CREDITS', [name]]) });
	expect(calls).toBe(2);
});

it.each([
	['without a key', false, 'OUTCOME_UNKNOWN'],
	['with a key', true, 'ECONNRESET'],
])('says of a lost answer to a call %s whether the documents may have been taken', async (_, isKeyed, code) => {
	const service = testService({ isKeyed, submit: async () => await Promise.reject(refusal({ kind: 'network', code: 'ECONNRESET', status: undefined })) });
	expect((await submit(service, 2)).stopped).toEqual([[code, ['0.pdf', '1.pdf']]]);
});

describe('what stopped documents', () => {
	const stopped = (more: Parameters<typeof failureWith>[0]): Stopped => ({ failure: failureWith(more), documents: [{ origin: document('a.pdf') }] });
	const account = stopped({ code: 'NO_CREDITS', status: 402 });
	const keyed = testService({ isKeyed: true });

	it('is an error when there is nothing to show: a retry may help, and loses nothing', () => {
		expect(() => failuresOf(keyed, [account], false)).toThrow('It failed');
	});

	it('is a failure of its documents when there is something to show', () => {
		expect(failuresOf(keyed, [account], true)).toMatchObject([{ code: 'NO_CREDITS', stage: 'submit', message: 'a.pdf: It failed.' }]);
	});

	it('is one too when it is about the documents', () => {
		expect(failuresOf(keyed, [stopped({ code: 'BAD_FILE' })], false)).toHaveLength(1);
	});

	it.each([
		['may have been taken', stopped({ code: 'OUTCOME_UNKNOWN' })],
		['was taken', stopped({ code: 'STILL_PROCESSING', extractionId: 'b-1' })],
	])('is never an error beside what %s without a key: a retry would pay for it again', (_, taken) => {
		expect(failuresOf(testService(), [taken, account], false).map(({ code }) => code)).toEqual([taken.failure.code, 'NO_CREDITS']);
	});

	it('is an error when the execution was stopped, whatever there is to show', () => {
		expect(() => failuresOf(testService(), [stopped({ kind: 'cancelled', code: 'EXECUTION_CANCELLED' })], true)).toThrow('It failed');
	});

	it('names all that go on at the service when the waiting ended', () => {
		const waits = ['x-1', 'x-2', 'x-1'].map((extractionId) => stopped({ kind: 'deadline', code: 'STILL_PROCESSING', extractionId }));
		expect(() => failuresOf(keyed, waits, false)).toThrow(expect.objectContaining({ failure: expect.objectContaining({ extractionId: 'x-1, x-2' }) as object }) as Error);
	});
});
