import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RoutingSettings } from './outputOptions';
import type { RoutedRow } from './rowResult';

/** Gives a function that makes the item of a row: with its source document, as the settings ask, and paired to the input item that brought it. */
export function rowItemMaker(settings: RoutingSettings): (json: IDataObject, row: RoutedRow, flagged: boolean) => INodeExecutionData {
	const { attach, binaryField } = settings;
	// One object for each input item, not for each of its rows: a hundred thousand of them keep the garbage collector busy.
	const allInput = Array.from({ length: settings.inputItems }, (_, item) => ({ item }));
	const binaryOf = ({ origin, files }: RoutedRow, flagged: boolean): IBinaryKeyData | undefined => {
		if (origin?.binary && (attach === 'all' || (attach === 'review' && flagged))) return { ...files, [binaryField]: origin.binary };
		return files && { ...files };
	};
	return (json, row, flagged) => {
		const { origin } = row;
		const pairedItem = origin ? (allInput[origin.itemIndex] ?? { item: origin.itemIndex }) : allInput;
		const binary = binaryOf(row, flagged);
		// At once: what is added to an object later is stored beside it.
		return binary ? { json, binary, pairedItem } : { json, pairedItem };
	};
}
