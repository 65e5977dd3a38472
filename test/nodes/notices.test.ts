import { operations as aiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/operations';
import { operations as invoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/operations';
import { operations as invoiceParserPro } from '../../nodes/InvoiceParserPro/operations';

const OPERATIONS = [aiLeapersInvoiceOcr, invoiceDataExtraction, invoiceParserPro].flatMap((table) =>
	Object.values(table).flatMap(({ name, operations }) => Object.values(operations).map((operation) => ({ ...operation, where: `${name}: ${operation.name}` }))),
);

it('the operations that give a key, a secret or a signed URL say in the panel that it is stored with the execution', () => {
	const told = OPERATIONS.filter(({ description }) => description.some(({ type, displayName }) => type === 'notice' && displayName.includes('stored with the execution')));
	expect(told.map(({ where }) => where).sort()).toEqual(['API Key: Create', 'Output: Get Download URL', 'Webhook: Create']);
});
