import { SERVICE_NODES } from '../../../tools/schemas/serviceNodes';
import { collectItems, type OperationItems } from '../../../tools/schemas/collectItems';
import { collectSchemas, type OperationSchema } from '../../../tools/schemas/collectSchemas';
import { differences, schemaOf } from '../../../tools/schemas/schema';
import { consulting, design, parts } from '../../../tools/documents/invoices';
import { frenchA4 } from '../../../tools/documents/layouts/frenchA4';
import { germanA4 } from '../../../tools/documents/layouts/germanA4';
import { usLetter } from '../../../tools/documents/layouts/usLetter';
import { sharedReader } from '../../support/sharedReader';
import { invoicePdf, wrongTotalPdf } from '../../support/testDocuments';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';

let schemas: OperationSchema[];
/** From other documents than the schemas. */
let seen: OperationItems[];
const OTHER = { ...consulting, number: 'RE-7' };

beforeAll(async () => {
	const options = () => ({ clock: createVirtualClock(), reader: sharedReader() });
	schemas = await collectSchemas(options());
	const files = [await invoicePdf('A-1'), await invoicePdf('A-1', 'again.pdf'), await wrongTotalPdf('A-2')];
	const documents = [
		...files.map(({ name, bytes }) => ({ fileName: name, bytes })),
		{ fileName: 'french.pdf', bytes: await frenchA4(design) },
		{ fileName: 'hybrid.pdf', bytes: await germanA4(OTHER, { hybrid: OTHER }) },
		{ fileName: 'long.pdf', bytes: await usLetter(parts) },
	];
	seen = await collectItems(documents, options());
});

const schemaFor = (service: string, resource: string, operation: string) =>
	schemas.find((schema) => schema.service === service && schema.resource === resource && schema.operation === operation)?.schema;

const fieldsOf = (...operation: Parameters<typeof schemaFor>) => {
	const schema = schemaFor(...operation);
	return schema?.type === 'object' ? Object.keys(schema.properties) : [];
};

describe.each(SERVICE_NODES)('of $service', ({ service, node, operations }) => {
	const all = Object.entries(operations).flatMap(([resource, { operations: own }]) => Object.keys(own).map((operation) => [resource, operation]));

	it('every operation has a schema, in the folder that n8n looks into for the version of the node', () => {
		const found = schemas.filter((schema) => schema.service === service);
		expect(found.map(({ resource, operation }) => [resource, operation]).sort()).toEqual(all.sort());
		expect([...new Set(found.map(({ version }) => version))]).toEqual([`v${String(node.description.version)}.0.0`]);
	});

	it.each(all)('%s: %s gives, for other documents too, every field of its schema with the type that it says', (resource, operation) => {
		const { items } = seen.find((found) => found.service === service && found.resource === resource && found.operation === operation) ?? { items: [] };
		const schema = schemaFor(service, resource, operation);
		expect(items.length).toBeGreaterThan(0);
		expect(fieldsOf(service, resource, operation).length).toBeGreaterThan(0);
		expect(items.flatMap((item) => differences(schema!, item))).toEqual([]);
	});
});

it('rows of services with fixed columns have all columns of their documents, those of the prompt-driven one the default fields', () => {
	expect(fieldsOf('InvoiceDataExtraction', 'document', 'extract')).toEqual(expect.arrayContaining(['Invoice Number', 'Vendor Name', 'Total Amount', 'Source File']));
	expect(fieldsOf('InvoiceParserPro', 'invoice', 'extract')).toEqual(expect.arrayContaining(['vendor', 'invoice_number', 'taxes', 'payment_details', 'line_items']));
	expect(fieldsOf('AiLeapersInvoiceOcr', 'document', 'extract')).toEqual(expect.arrayContaining(['vendor', 'invoice_number', 'pages_processed', 'line_items']));
	for (const { service, resource, operation, items } of seen.filter((found) => found.service !== 'InvoiceDataExtraction' && /^(extract|getRows)$/.test(found.operation))) {
		// What only doubtful rows begin and end with is no field of every row.
		const known = [...fieldsOf(service, resource, operation), '_review', '_reviewCodes'];
		const unknown = Object.keys(Object.assign({}, ...items) as object).filter((column) => !known.includes(column));
		expect({ service, resource, operation, unknown }).toEqual({ service, resource, operation, unknown: [] });
	}
});

describe('a schema', () => {
	it('has the fields that all values have, and the type of those that are filled', () => {
		expect(schemaOf([{ a: 1, b: null, only: true, list: [] }, { a: 2, b: 'x', list: [{ c: 1 }, { c: null, d: 1 }] }])).toEqual({
			type: 'object',
			properties: { a: { type: 'number' }, b: { type: 'string' }, list: { type: 'array', items: { type: 'object', properties: { c: { type: 'number' } } } } },
		});
	});

	it('differs from values that lack a field or have one of another type, and says where', () => {
		const schema = schemaOf([{ a: 1, list: [{ b: 'x' }], inner: { c: true } }]);
		expect(differences(schema, { a: 2, list: [], inner: null, more: 1 })).toEqual([]);
		expect(differences(schema, { a: '2', list: [{ b: 'y' }, {}], inner: [] })).toEqual([
			'item.a is a string and no number',
			'item.list[1].b is missing',
			'item.inner is no object',
		]);
	});
});
