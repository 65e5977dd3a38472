/** The number of an order as it is compared: `PO 0045-12`, `Order No. 4512` and `4512` are the same. */
export function orderKey(number: string): string {
	const plain = number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
	const bare = plain.replace(/^(purchaseorder|bestellung|bestellnummer|bestellnr|commande|order|pono|po|ponr)(number|nummer|no|nr)?(?=\d)/, '');
	return bare.replace(/^0+(?=.)/, '');
}

/**
 * The numbers that an invoice states: as a whole if an order has it, since numbers may have strokes and blanks inside; otherwise one
 * after the other.
 */
export function readOrderNumbers(text: string, isKnown: (key: string) => boolean): string[] {
	if (isKnown(orderKey(text))) return [text];
	const parts = (separator: RegExp) => [...new Set(text.split(separator).map((part) => part.trim()).filter((part) => /\d/.test(part) && orderKey(part) !== ''))];
	const first = parts(SURE);
	return first.flatMap((part) => {
		if (isKnown(orderKey(part))) return [part];
		const smaller = part.split(POSSIBLE).map((each) => each.trim()).filter((each) => /\d/.test(each));
		return smaller.length > 1 && smaller.some((each) => isKnown(orderKey(each))) ? smaller : [part];
	});
}

const SURE = /[,;|&+\n]| (?:and|und|et|y|e|en) /i;
const POSSIBLE = /[\s/]+/;
