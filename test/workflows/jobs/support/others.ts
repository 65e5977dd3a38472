import type { IDataObject } from 'n8n-workflow';

import type { WorkflowRun } from '../../../../tools/n8nEngine';
import { collector, workflowOf } from '../../../support/workflows';
import { invoice } from './documents';
import { NODE, typeOf, type JobFixture } from './fixture';
import { SERVICES, type Service } from './services';

/** An operation that neither sends documents nor gives rows. */
export interface Other {
	service: string;
	resource: string;
	operation: string;
	/** The endpoint that it is about, as the server names it. */
	route: string;
	parameters?: IDataObject;
	/** Makes what the operation is about, as the item that names it. */
	made?(fixture: JobFixture): Promise<IDataObject>;
}

const IDE = 'Invoice Data Extraction';
const PRO = 'InvoiceParser Pro, one by one';
const WEBHOOK: Other = { service: PRO, resource: 'webhook', operation: 'create', route: 'createWebhook', parameters: { url: 'https://hooks.example/invoices' } };
const KEY: Other = { service: PRO, resource: 'apiKey', operation: 'create', route: 'createKey', parameters: { keyName: 'worker' } };

export const OTHERS: Other[] = [
	{ service: IDE, resource: 'account', operation: 'getBalance', route: 'balance' },
	{ service: IDE, resource: 'output', operation: 'getDownloadUrl', route: 'output', made: finished },
	{ service: IDE, resource: 'extraction', operation: 'delete', route: 'delete', made: finished },
	{ service: PRO, resource: 'account', operation: 'get', route: 'getAccount' },
	{ service: PRO, resource: 'invoice', operation: 'getMany', route: 'listJobs' },
	WEBHOOK,
	{ service: PRO, resource: 'webhook', operation: 'getMany', route: 'listWebhooks', made: async (fixture) => await itemOf(fixture, WEBHOOK) },
	{ service: PRO, resource: 'webhook', operation: 'delete', route: 'deleteWebhook', made: async (fixture) => await itemOf(fixture, WEBHOOK) },
	KEY,
	{ service: PRO, resource: 'apiKey', operation: 'getMany', route: 'listKeys' },
	{ service: PRO, resource: 'apiKey', operation: 'delete', route: 'revokeKey', made: async (fixture) => await itemOf(fixture, KEY) },
	{ service: 'AI Leapers Invoice OCR, one by one', resource: 'account', operation: 'getUsage', route: 'usage' },
];

/** An extraction that has come to its end. */
async function finished(fixture: JobFixture): Promise<IDataObject> {
	const [item] = (await fixture.run(serviceOf(IDE), 'submit', { files: [invoice('A-1')] })).allOutput(NODE);
	await fixture.clock.sleep(60_000);
	return { extractionId: item.json.extractionId };
}

async function itemOf(fixture: JobFixture, other: Other): Promise<IDataObject> {
	return (await runOther(fixture, other, {})).output(NODE)[0].json;
}

export function serviceOf(name: string): Service {
	const service = SERVICES.find((each) => each.name === name);
	if (!service) throw new Error(`There is no service ${name}`);
	return service;
}

/** Runs an operation without documents. @param json of its input item, see `made` */
export async function runOther(fixture: JobFixture, { service: name, resource, operation, parameters }: Other, json: IDataObject): Promise<WorkflowRun> {
	const service = serviceOf(name);
	const credentials = Object.fromEntries(Object.keys(fixture.credentials(service)).map((type) => [type, { id: '1', name: type }]));
	const workflow = workflowOf([{ ...collector(NODE), type: typeOf(service.node), credentials, parameters: { resource, operation, ...parameters } as never }]);
	return await (await fixture.startWorkflow(service, workflow, { items: [{ json }] })).finished;
}
