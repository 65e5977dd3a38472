import type { Locator } from 'playwright-core';

/** An element of a page; the types of browsers are not among those of this project. */
interface Box {
	scrollWidth: number;
	clientWidth: number;
	textContent: string | null;
}

/** The texts that are wider than the elements that they stand in, so that only their beginning is to be seen. */
export async function textsCutOff(elements: Locator): Promise<string[]> {
	// What is in the line of its text has no width of its own.
	return await elements.evaluateAll((boxes: Box[]) =>
		boxes.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth).map(({ textContent }) => (textContent ?? '').trim()),
	);
}
