import { clock, pause } from '../../../../../nodes/shared/clock';
import { AccountPlaces, placesOf, type Place } from '../../../../../nodes/shared/jobs/places/accountPlaces';
import { elapsed, useJumpingClock } from '../../support/jumpingClock';
import { failureOf } from '../../support/failures';

useJumpingClock();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LOOK_MS = 5 * SECOND;

/** A service that runs so many at once, and tells only those who look that it refused one. */
class Account {
	refusals = 0;
	private ends: number[] = [];

	constructor(public places: number) {}

	/** @returns when it ends; undefined when it was refused */
	submit(takesMs: number): number | undefined {
		this.ends = this.ends.filter((end) => end > clock.now());
		if (this.ends.length >= this.places) {
			this.refusals++;
			return undefined;
		}
		const end = clock.now() + takesMs;
		this.ends.push(end);
		return end;
	}
}

let lastId = 0;

/** One document, from the line to its end, with a look every five seconds. */
async function extract(places: AccountPlaces, account: Account, takesMs: number): Promise<void> {
	for (let isFirst = false; ; isFirst = true) {
		const place = await places.wait({ until: () => Infinity, isFirst });
		const id = `${++lastId}`;
		const end = account.submit(takesMs);
		place?.hold(id);
		for (let state = 'underWay'; state === 'underWay'; ) {
			await pause(LOOK_MS);
			state = end === undefined ? 'refused' : end <= clock.now() ? 'ended' : 'underWay';
			places.saw(id, state as 'underWay' | 'ended' | 'refused');
		}
		if (end !== undefined) return;
	}
}

const extractAll = async (places: AccountPlaces, account: Account, count: number, takesMs: number) =>
	await Promise.all(Array.from({ length: count }, async () => await extract(places, account, takesMs)));

it.each([1, 2, 3, 5, 8, 13, 20])('an account of %i places is kept busy, with few refusals', async (size) => {
	const account = new Account(size);
	const count = 12 * size;
	const ms = await elapsed(async () => await extractAll(new AccountPlaces(), account, count, 20 * SECOND));
	expect(ms).toBeLessThanOrEqual(1.15 * 12 * 20 * SECOND);
	// Those of the first that are too many, and one now and then to see whether there is more room.
	expect(account.refusals).toBeLessThanOrEqual(Math.max(8, size) + 3);
});

it('an account without a limit is not slowed for more than some seconds', async () => {
	const ms = await elapsed(async () => await extractAll(new AccountPlaces(), new Account(Infinity), 200, 20 * SECOND));
	expect(ms).toBeLessThanOrEqual(20 * SECOND + 6 * LOOK_MS);
});

it('work that has ended before a refusal is seen still counts as having had a place', async () => {
	const account = new Account(5);
	const ms = await elapsed(async () => await extractAll(new AccountPlaces(), account, 40, 2 * SECOND));
	// Nothing is seen before the first look, so that five seconds are what a place takes.
	expect(ms).toBeLessThanOrEqual(10 * LOOK_MS);
	expect(account.refusals).toBeLessThanOrEqual(8);
});

it('several processes share an account, and none of them is left without a place', async () => {
	const account = new Account(6);
	const ends: number[] = [];
	const began = clock.now();
	const ms = await elapsed(
		async () =>
			await Promise.all([1, 2, 3].map(async () => {
				await extractAll(new AccountPlaces(), account, 20, 20 * SECOND);
				ends.push(clock.now() - began);
			})),
	);
	expect(ms).toBeLessThanOrEqual(1.5 * 10 * 20 * SECOND + 5 * MINUTE);
	expect(account.refusals).toBeLessThanOrEqual(40);
});

it('places that others have left are taken after a minute or two, one after the other', async () => {
	const account = new Account(2);
	const places = new AccountPlaces();
	const all = extractAll(places, account, 80, 20 * SECOND);
	await pause(2 * MINUTE);
	account.places = 10;
	const ms = await elapsed(async () => await all);
	// 80 in tens would take 160 s, in twos 800 s.
	expect(ms).toBeLessThanOrEqual(3 * MINUTE + 200 * SECOND);
});

it('where others hold all places, one is sent again after five minutes and not before', async () => {
	const account = new Account(0);
	const all = extractAll(new AccountPlaces(), account, 3, 20 * SECOND);
	await pause(4 * MINUTE);
	expect(account.refusals).toBe(3);
	account.places = 3;
	expect(await elapsed(async () => await all)).toBeLessThanOrEqual(2 * MINUTE);
});

it('work that nobody looks at any more gives its place back', async () => {
	const places = new AccountPlaces();
	const taken = Array.from({ length: 8 }, () => places.take() as Place);
	taken.forEach((place, index) => place.hold(`gone ${index}`));
	expect(places.take()).toBeUndefined();
	expect(await elapsed(async () => await places.wait({ until: () => Infinity }))).toBeLessThanOrEqual(5 * MINUTE);
});

it('work that is sent again takes up no second place', () => {
	const places = new AccountPlaces();
	const take = (count: number) => Array.from({ length: count }, () => places.take() as Place);
	take(8).forEach((place, index) => place.hold(`${index}`));
	for (let index = 0; index < 8; index++) places.saw(`${index}`, index < 5 ? 'underWay' : 'refused');
	expect(places.take()).toBeUndefined();
	places.saw('0', 'ended');
	take(1)[0].hold('1');
	take(1)[0].hold('0');
	expect(places.take()).toBeDefined();
	expect(places.take()).toBeUndefined();
});

it('a refusal that comes again, of work that is sent again, tells nothing', async () => {
	const places = new AccountPlaces();
	const send = (id: string) => (places.take() as Place).hold(id);
	for (let index = 0; index < 8; index++) send(`${index}`);
	for (let index = 0; index < 8; index++) places.saw(`${index}`, index < 5 ? 'underWay' : 'refused');
	for (let index = 0; index < 5; index++) places.saw(`${index}`, 'ended');
	for (let index = 5; index < 8; index++) {
		send(`${index}`);
		places.saw(`${index}`, 'refused');
	}
	for (let place = 0; place < 5; place++) expect(places.take()).toBeDefined();
	expect(places.take()).toBeUndefined();
});

describe('whoever waits', () => {
	/** Eight were taken, and a ninth was refused. */
	const full = () => {
		const places = new AccountPlaces();
		const taken = Array.from({ length: 8 }, () => places.take() as Place);
		taken.forEach((place, index) => place.hold(`${index}`));
		for (let index = 0; index < 8; index++) places.saw(`${index}`, 'underWay');
		places.take()?.hold('refused');
		return { places, taken, learn: () => places.saw('refused', 'refused') };
	};

	it('gives up when nothing of the account moves for as long', async () => {
		const { places, learn } = full();
		learn();
		expect(await elapsed(async () => expect(await places.wait({ until: () => places.movedAt + 30 * SECOND })).toBeUndefined())).toBe(30 * SECOND);
	});

	it('ends when the execution is stopped, and takes no place with it', async () => {
		const { places, taken, learn } = full();
		learn();
		const stop = new AbortController();
		const waits = failureOf(async () => await places.wait({ until: () => Infinity, signal: stop.signal }));
		const other = places.wait({ until: () => Infinity });
		stop.abort();
		expect(await waits).toMatchObject({ kind: 'cancelled' });
		taken[0].leave();
		expect(await other).toBeDefined();
		expect(places.isAwaited).toBe(false);
	});

	it('goes before those that were never sent when it was refused, in the order of coming otherwise', async () => {
		const { places, taken, learn } = full();
		learn();
		const order: string[] = [];
		const wait = async (name: string, isFirst = false) => {
			await places.wait({ until: () => Infinity, isFirst });
			order.push(name);
		};
		const all = [wait('one'), wait('two'), wait('refused', true), wait('refused later', true)];
		for (const place of taken.slice(0, 4)) place.leave();
		await Promise.all(all);
		expect(order).toEqual(['refused', 'refused later', 'one', 'two']);
	});

	it('leaves at once when it is known that the account is full, if it may', async () => {
		const { places, learn } = full();
		for (let place = places.take(), count = 0; place; place = places.take()) place.hold(`unknown ${++count}`);
		const waits = places.wait({ until: () => Infinity, leavesIfFull: true });
		learn();
		expect(await elapsed(async () => expect(await waits).toBeUndefined())).toBe(0);
	});
});

it('is one for all executions that use the same account', () => {
	expect(placesOf('one')).toBe(placesOf('one'));
	expect(placesOf('one')).not.toBe(placesOf('another'));
});
