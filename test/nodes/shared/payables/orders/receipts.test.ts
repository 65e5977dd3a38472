import { readOrders } from '../../../../../nodes/shared/payables/orders/orders';
import { readReceipts, withReceipts } from '../../../../../nodes/shared/payables/orders/receipts';

const COUNT = 3000;
const numbers = Array.from({ length: COUNT }, (_, index) => index);
const receipts = readReceipts(numbers.flatMap((index) => [1, 2].map((quantity) => ({ Order: '4512', Description: `Bracket type ${index} steel`, Received: quantity }))))!;

it('thousands of receipts without item numbers are added up by line', () => {
	const orders = readOrders(numbers.map((index) => ({ Order: '4512', Description: `Bracket type ${index}, steel, galvanized`, Quantity: 3 })));

	expect(withReceipts(orders, receipts).get('4512')?.lines.map(({ received }) => received)).toEqual(numbers.map(() => 3));
});

it('thousands of receipts make up an order that no list has', () => {
	expect(withReceipts(undefined, receipts).get('4512')?.lines.map(({ received }) => received)).toEqual(numbers.map(() => 3));
});
