import { ExecutionStatusList, type ExecutionStatus, type ICredentialType, type IDataObject, type INodeTypeDescription } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { ENDED, Execution, type ExecutionAnswer } from './execution';
import type { WorkflowFile } from './workflowFile';

/** Of an n8n that only this machine reaches. */
export const OWNER = { email: 'owner@example.com', password: 'Sandbox-owner-1', firstName: 'Sandbox', lastName: 'Owner' };

/** Between two looks at the state of an execution, and after which all of it is looked at in any case. */
const LONGEST_PAUSE_MS = 500;
const LOOK_AT_ALL_MS = 5_000;

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: IDataObject;
}

export interface StoredWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
}

export type ListedExecution = Pick<ExecutionAnswer, 'id' | 'status' | 'waitTill' | 'mode'>;

/** What an n8n's editor calls, called without an editor. */
export class N8nApi {
	private constructor(
		readonly url: string,
		private readonly headers: Record<string, string>,
	) {}

	/** Signs in as the owner of the instance, who is created when there is none yet. */
	static async signIn(url: string): Promise<N8nApi> {
		// A connection that n8n gives up just when it is used again would fail the call.
		const headers: Record<string, string> = { 'content-type': 'application/json', 'browser-id': randomUUID(), connection: 'close' };
		const post = async (path: string, body: object) => await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
		let answer = await post('/rest/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
		if (!answer.ok) answer = await post('/rest/owner/setup', OWNER);
		if (!answer.ok) throw new Error(`n8n let nobody in: ${answer.status} ${await answer.text()}`);
		headers.cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
		return new N8nApi(url, headers);
	}

	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.types('nodes');
	}

	async credentialTypes(): Promise<ICredentialType[]> {
		return await this.types('credentials');
	}

	/** The fields that the editor shows before an operation of a node has run, as JSON Schema. */
	async outputSchema(nodeType: string, resource: string, operation: string): Promise<{ properties: IDataObject }> {
		const answer = await fetch(`${this.url}/schemas/${nodeType}/1.0.0/${resource}/${operation}.json`, { headers: this.headers });
		if (!answer.ok) throw new Error(`n8n has no schema for ${nodeType}, ${resource}: ${operation}: ${answer.status}`);
		return (await answer.json()) as { properties: IDataObject };
	}

	async createCredential(type: string, name: string, data: IDataObject): Promise<StoredCredential> {
		const { id: projectId } = await this.call<{ id: string }>('GET', '/rest/projects/personal');
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', { name, type, data, projectId });
		return { id, name, type, data };
	}

	async credentials(): Promise<Array<Pick<StoredCredential, 'id' | 'name' | 'type'>>> {
		return await this.call('GET', '/rest/credentials');
	}

	async updateCredential({ id, ...credential }: StoredCredential): Promise<void> {
		await this.call('PATCH', `/rest/credentials/${id}`, credential);
	}

	/** What the button *Test* of a credential shows. */
	async testCredential(credential: StoredCredential): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.call('POST', '/rest/credentials/test', { credentials: credential });
	}

	async createWorkflow(workflow: WorkflowFile): Promise<StoredWorkflow> {
		return await this.call('POST', '/rest/workflows', workflow);
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.call('GET', `/rest/workflows/${id}`);
	}

	async workflows(): Promise<Array<{ id: string; name: string }>> {
		return await this.call('GET', '/rest/workflows');
	}

	async updateWorkflow(workflow: StoredWorkflow): Promise<StoredWorkflow> {
		const { id, ...rest } = workflow;
		return await this.call('PATCH', `/rest/workflows/${id}`, rest);
	}

	/**
	 * From now on its triggers and webhooks start it.
	 * @throws when n8n could not register all of them
	 */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		for (;;) {
			const answer = await fetch(`${this.url}/rest/workflows/${id}/publication-status`, { headers: this.headers });
			// Older versions of n8n have registered them with their answer.
			if (answer.status === 404) return;
			const { data } = (await answer.json()) as { data: { status: string } };
			if (['partial', 'failed'].includes(data.status)) throw new Error(`Workflow ${id} was not activated: ${JSON.stringify(data)}`);
			if (data.status !== 'in_progress') return;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Starts a saved workflow at a trigger, as the button *Execute workflow* does.
	 * @returns the id of the execution
	 */
	async run(workflowId: string, trigger: string): Promise<string> {
		const workflowData = await this.workflow(workflowId);
		const body = { workflowData, triggerToStartFrom: { name: trigger } };
		const { executionId } = await this.call<{ executionId?: string }>('POST', `/rest/workflows/${workflowId}/run`, body);
		if (!executionId) throw new Error(`"${trigger}" waits for a call from outside, instead of starting the workflow.`);
		return executionId;
	}

	async execution(id: string): Promise<Execution> {
		return new Execution(await this.call<ExecutionAnswer>('GET', `/rest/executions/${id}`));
	}

	/**
	 * The last hundred of a workflow, the newest first, without their data.
	 * @param status only those that have one of these. Without any, n8n makes its list of two, one after the other, of which neither has what
	 * begins or ends to run in between; so all are named.
	 */
	async executions(workflowId: string, status: readonly ExecutionStatus[] = ExecutionStatusList): Promise<ListedExecution[]> {
		return (await this.executionPage({ workflowId, status })).results;
	}

	/** All of a workflow, in the newest n8n, without their data. */
	async allExecutions(workflowId: string): Promise<ListedExecution[]> {
		const found = new Map<string, ListedExecution>();
		let cursor: string | null | undefined;
		do {
			const page = await this.executionPage({ workflowId }, cursor ?? undefined);
			for (const execution of page.results) found.set(execution.id, execution);
			cursor = page.nextCursor;
		} while (cursor);
		return [...found.values()];
	}

	/** The bytes of a document, by the id that the item has for it. */
	async storedFile(id: string): Promise<Buffer> {
		const answer = await fetch(`${this.url}/rest/binary-data?action=download&id=${encodeURIComponent(id)}`, { headers: this.headers });
		if (!answer.ok) throw new Error(`n8n does not give the document ${id}: ${answer.status}`);
		return Buffer.from(await answer.arrayBuffer());
	}

	/**
	 * Waits until an execution has one of the statuses: long enough for a busy machine, where slow work is looked at up to ten minutes later.
	 * @throws when it ends with another one, or does not get there within the time, with the status that it has
	 */
	async executionWhen(id: string, statuses: readonly string[] = ENDED, withinMs = 900_000): Promise<Execution> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const execution = await this.execution(id);
			if (statuses.includes(execution.status)) return execution;
			if (ENDED.includes(execution.status) || Date.now() > deadline) {
				throw new Error(`Execution ${id} is ${execution.status}, not ${statuses.join(' or ')}. ${execution.error?.message ?? ''}`);
			}
			await this.whenChanged(execution);
		}
	}

	/**
	 * Waits until an execution has another status, or waits for something else, a few seconds at the most. Its data are not asked for, since
	 * they may be megabytes of documents.
	 */
	async whenChanged({ id, workflowId, status, waitTill }: Execution): Promise<void> {
		const until = Date.now() + LOOK_AT_ALL_MS;
		for (let pauseMs = 100; Date.now() < until; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
			await new Promise((resolve) => setTimeout(resolve, pauseMs));
			const listed = (await this.executions(workflowId)).find((each) => each.id === id);
			if (listed && (listed.status !== status || timeOf(listed.waitTill) !== waitTill?.getTime())) return;
		}
	}

	/** @param cursor that the page before gave */
	private async executionPage(wanted: { workflowId: string; status?: readonly ExecutionStatus[] }, cursor?: string): Promise<{ results: ListedExecution[]; nextCursor?: string | null }> {
		const filter = encodeURIComponent(JSON.stringify(wanted));
		return await this.call('GET', `/rest/executions?limit=100&filter=${filter}${cursor ? `&cursor=${cursor}` : ''}`);
	}

	private async types<T>(kind: string): Promise<T> {
		const answer = await fetch(`${this.url}/types/${kind}.json`, { headers: this.headers });
		return (await answer.json()) as T;
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		const answer = await fetch(this.url + path, { method, headers: this.headers, body: body && JSON.stringify(body) });
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 1000)}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}

function timeOf(date: string | null | undefined): number | undefined {
	return date ? Date.parse(date) : undefined;
}
