import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { Instance } from '../instance';
import { reportLine } from '../report';

const PACKAGE = 'n8n-nodes-invoice-extraction.';

describe.each(['newest', 'oldest'] as const)('the installed package in the %s n8n', (host) => {
	let instance: Instance;
	let types: INodeTypeDescription[];

	beforeAll(async () => {
		instance = await Instance.start({ host });
		types = (await instance.api.nodeTypes()).filter(({ name }) => name.startsWith(PACKAGE));
	});
	afterAll(async () => await instance?.close());

	it('brings its seven nodes, and four of them as tools', () => {
		expect(types.map(({ name }) => name.slice(PACKAGE.length)).sort()).toEqual([
			'aiLeapersInvoiceOcr',
			'aiLeapersInvoiceOcrTool',
			'aiLeapersInvoiceOcrTrigger',
			'eInvoice',
			'eInvoiceTool',
			'invoiceDataExtraction',
			'invoiceDataExtractionTool',
			'invoiceParserPro',
			'invoiceParserProTool',
			'invoiceParserProTrigger',
			'invoiceReview',
		]);
		const operations = types.flatMap(({ properties }) => properties.filter(({ name }) => name === 'operation').flatMap(({ options }) => options as INodePropertyOptions[]));
		reportLine('examples', instance, 'Loading', `${types.length} node types, ${operations.length} operations (tools included)`);
	});

	it('accepts each credential for the sandbox, and refuses a wrong key', async () => {
		const credentials = Object.values(instance.credentials);
		expect(credentials).toHaveLength(4);
		for (const credential of credentials) {
			expect(await instance.api.testCredential(credential)).toMatchObject({ status: 'OK' });
			const secret = 'apiKey' in credential.data ? 'apiKey' : 'sessionToken';
			const wrong = { ...credential, data: { ...credential.data, [secret]: 'wrong' } };
			const answer = await instance.api.testCredential(wrong);
			expect(answer.status).toBe('Error');
			expect(answer.message).not.toContain('wrong');
		}
		reportLine('examples', instance, 'Credential tests', '4 accepted, 4 refused with a wrong key');
	});
});
