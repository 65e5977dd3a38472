import type { CDPSession, Page } from 'playwright-core';

import { usePage } from './pageBrowser';
import { openRow } from './pageParts';
import { samplePage } from './samplePage';

const { bench } = usePage();

/** Shows the next row, and waits for the frame after it was drawn. */
async function move(tab: Page): Promise<void> {
	await tab.evaluate(`new Promise((resolve) => {
		document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, cancelable: true }));
		requestAnimationFrame(() => requestAnimationFrame(resolve));
	})`);
}

/** How long the page's thread has worked since it was opened, in ms: other than the time on the clock, the same on a machine that is busy. */
async function worked(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

it('shows 200 rows, and moves between them', async () => {
	const { server, open } = await bench(samplePage({ count: 200 }));
	const tab = await open();
	const session = await tab.context().newCDPSession(tab);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });

	const before = await worked(session);
	await tab.goto(server.url);
	const opened = (await worked(session)) - before;
	const moves: number[] = [];
	for (let step = 1; step < 200; step++) {
		const begun = await worked(session);
		await move(tab);
		moves.push((await worked(session)) - begun);
	}

	expect(await openRow(tab).innerText()).toBe('RE-2026-0541, page 2');
	const sorted = moves.sort((one, other) => one - other);
	console.log(`200 rows: opened with ${Math.round(opened)} ms of work; the next row with ${Math.round(sorted[99])} ms in the middle, ${Math.round(sorted[198])} ms at worst`);
});
