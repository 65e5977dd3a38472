import { consulting, misprinted, office, toner } from '../documents/invoices';
import { germanA4 } from '../documents/layouts/germanA4';
import { usLetter } from '../documents/layouts/usLetter';
import { collectItems, type CollectOptions, type OperationItems } from './collectItems';
import { schemaOf, type ItemSchema } from './schema';

/** The fields of what comes out of an operation. */
export interface OperationSchema extends Omit<OperationItems, 'items'> {
	schema: ItemSchema;
}

/** Which fields the items of each operation have: those that all items of its runs on a few invoices had in common. */
export async function collectSchemas(options: CollectOptions = {}): Promise<OperationSchema[]> {
	const documents = [
		{ fileName: 'clean.pdf', bytes: await usLetter(office) },
		{ fileName: 'taxes.pdf', bytes: await germanA4(toner) },
		{ fileName: 'e-invoice.pdf', bytes: await germanA4(consulting, { hybrid: consulting }) },
		{ fileName: 'doubtful.pdf', bytes: await usLetter(misprinted) },
	];
	const collected = await collectItems(documents, options);
	return collected.map(({ items, ...operation }) => ({ ...operation, schema: schemaOf(items) }));
}
