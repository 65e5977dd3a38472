import { clock } from '../../../../nodes/shared/clock';
import { createPartUrls } from '../../../../nodes/shared/upload/partUrls';
import { failing, failureOf } from '../support/failures';
import { setClock, useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const LIFETIME = 60_000;

/** A service that signs URLs and remembers for which parts it was asked. */
function service(latencyMs = 0) {
	const asked: number[][] = [];
	const ask = async (numbers: number[]) => {
		asked.push(numbers);
		await clock.sleep(latencyMs);
		return new Map(numbers.map((number) => [number, `url-${number}-${asked.length}`]));
	};
	return { asked, ask };
}
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

it('asks for a block of parts at once, and for no part that does not exist', async () => {
	const { asked, ask } = service();
	const urls = createPartUrls(ask, 19, LIFETIME);

	const given = await Promise.all(range(1, 19).map(async (number) => await urls.get(number)));

	expect(asked).toEqual([range(1, 8), range(9, 16), range(17, 19)]);
	expect(given[0]).toBe('url-1-1');
	expect(given[18]).toBe('url-19-3');
});

it('asks just before use: not for the next block while the first is not used up', async () => {
	const { asked, ask } = service();
	const urls = createPartUrls(ask, 100, LIFETIME);
	await urls.get(1);
	await urls.get(8);

	expect(asked).toEqual([range(1, 8)]);
});

it('asks again, from that part on, when a URL has come of age, counted from the question and not from the answer', async () => {
	const { asked, ask } = service(10_000);
	const urls = createPartUrls(ask, 20, LIFETIME);
	await urls.get(1);
	await clock.sleep(LIFETIME - 10_001);
	await expect(urls.get(4)).resolves.toBe('url-4-1');
	await clock.sleep(1);

	await expect(urls.get(5)).resolves.toBe('url-5-2');
	expect(asked).toEqual([range(1, 8), range(5, 12)]);
});

it('renews one URL alone when asked to, and keeps the new one', async () => {
	const { asked, ask } = service();
	const urls = createPartUrls(ask, 8, LIFETIME);
	await urls.get(1);

	await expect(urls.get(3, true)).resolves.toBe('url-3-2');
	await expect(urls.get(3)).resolves.toBe('url-3-2');
	await expect(urls.get(4)).resolves.toBe('url-4-1');
	expect(asked).toEqual([range(1, 8), [3]]);
});

it('does not trust a URL whose age it cannot tell, since the clock was set back', async () => {
	const { ask } = service();
	const urls = createPartUrls(ask, 8, LIFETIME);
	await urls.get(1);
	setClock(-LIFETIME);

	await expect(urls.get(1)).resolves.toBe('url-1-2');
});

it('goes on after a question that failed', async () => {
	const { ask } = service();
	let attempts = 0;
	const urls = createPartUrls(async (numbers) => (++attempts === 1 ? await failing({ code: 'BUSY' })() : await ask(numbers)), 2, LIFETIME);

	expect((await failureOf(async () => await urls.get(1))).code).toBe('BUSY');
	await expect(urls.get(1)).resolves.toBe('url-1-1');
});

it('says which part has no URL', async () => {
	const urls = createPartUrls(async () => await Promise.resolve(new Map([[1, 'url-1']])), 2, LIFETIME);

	expect(await urls.get(1)).toBe('url-1');
	expect(await failureOf(async () => await urls.get(2))).toMatchObject({ code: 'NO_PART_URL', message: expect.stringContaining('part 2 of 2'), advice: expect.stringMatching(/\w/) });
});
