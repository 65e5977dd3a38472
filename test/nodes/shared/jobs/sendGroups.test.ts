import type { Document } from '../../../../nodes/shared/documents/document';
import { ServiceError, type Failure } from '../../../../nodes/shared/errors';
import { sendGroups, type GroupSender } from '../../../../nodes/shared/jobs/sendGroups';

const document = (fileName: string): Document => ({
	itemIndex: 0,
	field: 'data',
	originalName: fileName,
	fileName,
	kind: 'pdf',
	sizeBytes: 1,
	sha256: fileName,
	binary: { data: '', mimeType: 'application/pdf' },
});
const documents = (count: number) => Array.from({ length: count }, (_, index) => document(`${index}.pdf`));
const names = (group: Document[]) => group.map(({ fileName }) => fileName);

const failure = (more: Partial<Failure>): Failure => ({ kind: 'http', code: 'BAD_FILE', message: 'Refused', retryable: false, status: 400, ...more });

/** A service that refuses every request with these documents in it, and tells what was sent. */
function service(bad: string[], more: Partial<GroupSender<string[]>> = {}) {
	const sent: string[][] = [];
	const sender: GroupSender<string[]> = {
		places: 1,
		send: async (group) => {
			sent.push(names(group));
			await Promise.resolve();
			if (group.some(({ fileName }) => bad.includes(fileName))) throw new ServiceError(failure({}));
			return names(group);
		},
		documentCodes: ['BAD_FILE'],
		isRefusal: ({ code }) => code === 'BAD_FILE',
		...more,
	};
	return { sent, sender };
}

it('gives what came of the groups, in their order', async () => {
	const { sender } = service([], { places: 3 });
	const { done, failures } = await sendGroups([documents(2), documents(1)], sender);
	expect(done.map(({ value }) => value)).toEqual([['0.pdf', '1.pdf'], ['0.pdf']]);
	expect(failures).toEqual([]);
});

it('halves a refused group until the bad document stands alone', async () => {
	const { sent, sender } = service(['2.pdf']);
	const { done, failures } = await sendGroups([documents(4)], sender);
	expect(done.flatMap(({ value }) => value)).toEqual(['0.pdf', '1.pdf', '3.pdf']);
	expect(failures.map(({ origin, code }) => [origin.originalName, code])).toEqual([['2.pdf', 'BAD_FILE']]);
	expect(sent).toEqual([['0.pdf', '1.pdf', '2.pdf', '3.pdf'], ['0.pdf', '1.pdf'], ['2.pdf', '3.pdf'], ['2.pdf'], ['3.pdf']]);
});

it('takes out the documents that the error names, and sends the others at once', async () => {
	const { sent, sender } = service(['2.pdf'], { named: (_, group) => group.filter(({ fileName }) => fileName === '2.pdf') });
	const { done, failures } = await sendGroups([documents(4)], sender);
	expect(sent).toHaveLength(2);
	expect(done.map(({ value }) => value)).toEqual([['0.pdf', '1.pdf', '3.pdf']]);
	expect(failures).toHaveLength(1);
});

it('halves where an error names all of a group, which says nothing', async () => {
	const { sender } = service(['1.pdf'], { named: (_, group) => group });
	const { done } = await sendGroups([documents(2)], sender);
	expect(done.map(({ value }) => value)).toEqual([['0.pdf']]);
});

describe('a problem with the account', () => {
	const refusing = (status: number, after: number) => {
		let calls = 0;
		return service([], {
			send: async (group) => {
				await Promise.resolve();
				if (++calls > after) throw new ServiceError(failure({ status, code: 'NO_CREDITS' }));
				return names(group);
			},
		});
	};

	it('is thrown when nothing was taken', async () => {
		await expect(sendGroups([documents(1)], refusing(402, 0).sender)).rejects.toMatchObject({ failure: { code: 'NO_CREDITS' } });
	});

	it('leaves what was taken before, and fails the rest without sending it', async () => {
		const { done, failures } = await sendGroups([documents(1), documents(2), documents(3)], refusing(402, 1).sender);
		expect(done).toHaveLength(1);
		expect(failures.map(({ code }) => code)).toEqual(Array(5).fill('NO_CREDITS'));
	});
});

it('does not throw when something may have been taken: it would be sent again', async () => {
	const { sender } = service([], {
		send: async () => await Promise.reject(new ServiceError(failure({ kind: 'network', code: 'ECONNRESET', status: undefined }))),
		describe: (found) => ({ ...found, code: 'OUTCOME_UNKNOWN' }),
	});
	const { failures } = await sendGroups([documents(2)], sender);
	expect(failures.map(({ code }) => code)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
});

it('throws when the execution was stopped, whatever was taken', async () => {
	let calls = 0;
	const { sender } = service([], {
		send: async (group) => {
			await Promise.resolve();
			if (++calls > 1) throw new ServiceError(failure({ kind: 'cancelled', code: 'EXECUTION_CANCELLED', status: undefined }));
			return names(group);
		},
	});
	await expect(sendGroups([documents(1), documents(1)], sender)).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
});
