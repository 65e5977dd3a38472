import { z as zod3 } from 'zod';
import { z as zod4 } from 'zod/v4';

type Helpers = typeof import('../../../../nodes/shared/http/optional');
type Zod = typeof zod3;

/** n8n provides zod in one version or the other. */
const versions: Array<[string, Zod]> = [
	['3', zod3],
	['4', zod4 as unknown as Zod],
];

describe.each(versions)('with zod %s', (_version, z) => {
	let helpers: Helpers;
	beforeAll(() => {
		jest.isolateModules(() => {
			jest.doMock('zod', () => ({ z }));
			helpers = jest.requireActual<Helpers>('../../../../nodes/shared/http/optional');
		});
	});
	afterAll(() => void jest.dontMock('zod'));

	it.each([
		[{ a: 'x' }, { a: 'x' }],
		[{ a: 7 }, {}],
		[{ a: null }, {}],
		[{}, {}],
	])('an optional text of %j is read as %j', (said, read) => {
		expect(z.object({ a: helpers.optional(z.string()) }).parse(said)).toEqual(read);
	});

	it.each([
		[{ a: ['x', 7, null, 'y'] }, ['x', 'y']],
		[{ a: 'x' }, []],
		[{}, []],
	])('an optional list of %j is read as %j', (said, read) => {
		expect(z.object({ a: helpers.optionalList(z.string()) }).parse(said).a).toEqual(read);
	});

	it.each([
		[{ a: ['x', null, 7] }, ['"x"', 'null', '7']],
		[{ a: 'x' }, ['"x"']],
		[{ a: { b: 1 } }, ['{"b":1}']],
		[{ a: {} }, []],
		[{ a: '' }, []],
		[{ a: null }, []],
		[{}, []],
	])('doubts of %j are all kept: %j', (said, read) => {
		expect(z.object({ a: helpers.listOfDoubts((entry) => JSON.stringify(entry)) }).parse(said).a).toEqual(read);
	});
});
