import type { WorkflowRun } from '../../../../tools/n8nEngine';
import { collector, workflowOf } from '../../../support/workflows';
import { NODE, typeOf, type JobFixture } from './fixture';
import { SERVICES, type Service } from './services';

/** Endpoints that have nothing to do with documents: service, resource, operation, and the endpoint as the server names it. */
export const OTHERS = [
	['Invoice Data Extraction', 'account', 'getBalance', 'balance'],
	['InvoiceParser Pro, one by one', 'account', 'get', 'getAccount'],
	['InvoiceParser Pro, one by one', 'invoice', 'getMany', 'listJobs'],
	['InvoiceParser Pro, one by one', 'webhook', 'getMany', 'listWebhooks'],
	['AI Leapers Invoice OCR, one by one', 'account', 'getUsage', 'usage'],
] as const;

export function serviceOf(name: string): Service {
	const service = SERVICES.find((each) => each.name === name);
	if (!service) throw new Error(`There is no service ${name}`);
	return service;
}

/** Runs an operation without documents, with its parameters as they are by default. */
export async function runOther(fixture: JobFixture, service: Service, resource: string, operation: string): Promise<WorkflowRun> {
	const { node, credential } = service;
	const credentials = { [credential.name]: { id: '1', name: credential.name } };
	const workflow = workflowOf([{ ...collector(NODE), type: typeOf(node), credentials, parameters: { resource, operation } }]);
	return await (await fixture.startWorkflow(service, workflow)).finished;
}
