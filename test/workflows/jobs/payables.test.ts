import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf } from './support/seen';
import { named, SERVICES, type Service } from './support/services';

const fixture = useJobs();
const VENDORS: IDataObject[] = [
	{ 'Vendor ID': 'V-1', Name: 'ACME GmbH', Account: '4400', Terms: '30', Currency: 'EUR' },
	{ 'Vendor ID': 'V-2', Name: 'Borealis Tools', Account: '', Terms: '', Currency: 'EUR' },
];

/** Extract behind a node whose items bring the documents and, in their JSON, the list. */
async function extract(service: Service, list: IDataObject[], options: IDataObject) {
	const documents = await fixture().items([invoice('A-1'), invoice('A-2', { vendorName: 'Borealiss Tools' })]);
	const items = documents.map((item, index): INodeExecutionData => ({ ...item, json: list[index] }));
	const node = fixture().node(service, NODE, 'extract', { options: { addInvoice: true, ...options } });
	return await (await fixture().startWorkflow(service, workflowOf([collector('Vendors'), node]), { items })).finished;
}

describe.each(named(SERVICES))('%s: Extract', (_name, service) => {
	it.each(["={{ $('Vendors').all() }}", "={{ $('Vendors').all().map((item) => item.json) }}", JSON.stringify(VENDORS)])('takes the list of known vendors from %s', async (knownVendors) => {
		const run = await extract(service, VENDORS, { knownVendors });
		const [clean] = allOf(run, NODE, 0);
		expect(clean.json._invoice).toMatchObject({ vendor: { match: { id: 'V-1', name: 'ACME GmbH', matchedBy: 'name', account: '4400', paymentTerms: '30', currency: 'EUR' } } });
		const [doubtful] = allOf(run, NODE, 1);
		expect(doubtful.json._reviewCodes).toBe('UNKNOWN_VENDOR');
		expect(String(doubtful.json._review).replaceAll('\u00a0', ' ')).toMatch(/Borealiss Tools looks like Borealis Tools \(V-2\)$/);
		expect(run.hints(NODE)[0].message).toContain('1 from an unknown vendor');
	});

	it('says before anything is sent which list it cannot understand', async () => {
		const run = await extract(service, [{ Foo: 1 }, { Foo: 2 }], { purchaseOrders: "={{ $('Vendors').all() }}" });
		expect(run.error?.message).toBe('Purchase Orders has no column for the number of an order: its columns are Foo');
		expect(fixture().requests(service, 'submit')).toEqual([]);
	});
});
