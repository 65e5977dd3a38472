import type { INodeExecutionData } from 'n8n-workflow';

import type { RoutingSettings } from './outputOptions';
import type { RoutedRow } from './rowResult';

/** Gives a function that attaches the source document of a row to an item, as the settings ask, and pairs the item. */
export function attachSource(settings: RoutingSettings): (item: INodeExecutionData, row: RoutedRow, flagged: boolean) => void {
	const { attach, binaryField } = settings;
	// One object for each input item, not for each of its rows: a hundred thousand of them keep the garbage collector busy.
	const allInput = Array.from({ length: settings.inputItems }, (_, item) => ({ item }));
	return (item, { origin, files }, flagged) => {
		if (files) item.binary = { ...files };
		if (origin?.binary && (attach === 'all' || (attach === 'review' && flagged))) {
			item.binary = { ...files, [binaryField]: origin.binary };
		}
		item.pairedItem = origin ? (allInput[origin.itemIndex] ?? { item: origin.itemIndex }) : allInput;
	};
}
