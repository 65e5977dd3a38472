import type { PDFPageProxy } from 'pdfjs-dist';
import type { PlacedText } from '../layout/lines';
import { pdfLibrary } from './library';

/** The horizontal text of a page's text layer, in points from the top left of the page as it is shown. */
export async function textRuns(page: PDFPageProxy): Promise<PlacedText[]> {
	const { Util } = await pdfLibrary();
	const viewport = page.getViewport({ scale: 1 });
	const content = await page.getTextContent();
	return content.items.flatMap((item): PlacedText[] => {
		if (!('str' in item) || item.str.trim() === '') return [];
		const [a, b, c, d, x, baseline] = Util.transform(viewport.transform, item.transform) as number[];
		const isHorizontal = Math.abs(b) <= 0.2 * Math.abs(a);
		if (!isHorizontal) return [];
		const height = Math.hypot(c, d);
		if (height === 0) return [];
		const y = baseline - 0.8 * height;
		return [{ text: item.str, x, y, width: item.width, height, confidence: 1 }];
	});
}
