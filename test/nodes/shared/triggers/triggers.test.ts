import { Deliveries } from '../../../../nodes/shared/triggers/deliveries';
import { isSameSecret } from '../../../../nodes/shared/triggers/isSameSecret';

it.each([
	['s3cret', 's3cret', true],
	['ß€', 'ß€', true],
	['s3cret', 's3creT', false],
	['s3cre', 's3cret', false],
	['', 's3cret', false],
])('compares the secrets %j and %j', (given, expected, same) => {
	expect(isSameSecret(given, expected)).toBe(same);
});

describe('deliveries', () => {
	/** One whose execution is stored, in a process that knows of the others or was started anew. */
	async function deliver(id: string, remembered: string[], deliveries = new Deliveries()) {
		const isNew = await deliveries.claim(id, remembered, Promise.resolve(true));
		return { isNew, remembered: isNew ? deliveries.toRemember(id, remembered) : remembered };
	}

	it.each([
		['of one process', new Deliveries()],
		['of processes that are started anew each time', undefined],
	])('%s: the last thousand are known', async (_, process) => {
		let remembered: string[] = [];
		const isNew = async (id: string) => {
			const delivered = await deliver(id, remembered, process);
			remembered = delivered.remembered;
			return delivered.isNew;
		};
		const ids = Array.from({ length: 1001 }, (__, index) => `ext_${index}`);
		for (const id of ids) expect(await isNew(id)).toBe(true);
		expect([await isNew('ext_1000'), await isNew('ext_1'), await isNew('ext_0')]).toEqual([false, false, true]);
	});

	it('wait for the same one, and take its place when nothing was stored', async () => {
		const deliveries = new Deliveries();
		let end: (stored: boolean) => void = () => undefined;
		expect(await deliveries.claim('a', [], new Promise((resolve) => (end = resolve)))).toBe(true);
		const others = [deliveries.claim('a', [], Promise.resolve(true)), deliveries.claim('a', [], Promise.resolve(true))];
		expect(await deliveries.claim('b', [], Promise.resolve(true))).toBe(true);
		end(false);
		expect(await Promise.all(others)).toEqual([true, false]);
	});

	it('remember what other requests have stored since n8n read what was remembered', async () => {
		const deliveries = new Deliveries();
		await deliver('b', ['a'], deliveries);
		await deliver('c', ['a'], deliveries);
		expect(await deliver('d', ['a', 'b'], deliveries)).toEqual({ isNew: true, remembered: ['a', 'b', 'c', 'd'] });
	});

	it('have their turns one after the other', async () => {
		const deliveries = new Deliveries();
		const order: string[] = [];
		const ends: Array<() => void> = [];
		const take = async (name: string) => {
			await deliveries.turn(new Promise<void>((resolve) => ends.push(resolve)));
			order.push(name);
		};
		const turns = [take('first'), take('second')];
		await turns[0];
		await new Promise(setImmediate);
		expect(order).toEqual(['first']);
		ends[0]();
		await turns[1];
		expect(order).toEqual(['first', 'second']);
		ends[1]();
	});
});
