import { matchResults } from '../../../../nodes/shared/jobs/matchResults';

const SENT = ['Rechnung März.pdf', 'Rechnung Mai.pdf', 'a "b".pdf'];

it.each<[string, string[], Array<number | undefined>]>([
	['as they were sent', SENT, [0, 1, 2]],
	['in another order', [SENT[2], SENT[0], SENT[1]], [2, 0, 1]],
	['percent-encoded', SENT.map(encodeURIComponent), [0, 1, 2]],
	['with what a server takes out replaced', ['Rechnung_Ma_rz.pdf', 'Rechnung_Mai.pdf', 'a__b_.pdf'], [0, 1, 2]],
	['with quotes still escaped', [SENT[0], SENT[1], 'a %22b%22.pdf'], [0, 1, 2]],
	['of some of them only', ['Rechnung Mai.pdf'], [1]],
	['not at all, but in their order', ['file-1', 'file-2', 'file-3'], [0, 1, 2]],
	['for one of them, which leaves the others to their places', ['file-1', SENT[1], ''], [0, 1, 2]],
	['not at all, and fewer than were sent', ['file-1', 'file-2'], [undefined, undefined]],
	['in an order in which the place of a strange one is taken', [SENT[1], 'file-2', SENT[2]], [1, undefined, 2]],
	['twice', [SENT[0], SENT[0]], [0, 0]],
	['with a sign that is no escape', ['100%.pdf'], [undefined]],
])('finds the documents where names come back %s', (_, reported, expected) => {
	expect(matchResults(reported, SENT)).toEqual(expected);
});

it('tells no document by a name that two of them share once it is spelled otherwise', () => {
	expect(matchResults(['ab.pdf'], ['a b.pdf', 'a-b.pdf'])).toEqual([undefined]);
});
