import { NodeOperationError, type IExecuteFunctions, type INodeType, type INodeTypeDescription, type WorkflowExecuteMode } from 'n8n-workflow';

import { createWorkflowEngine, type WorkflowEngine } from '../../../../tools/n8nEngine';

const PROBE = 'test.probe';

/** What a test does within a node; it gives the indexes of rows. */
type Work = (ctx: IExecuteFunctions) => Promise<number[]>;

export interface ProbeExecution {
	executionId?: string;
	mode?: WorkflowExecuteMode;
}

/** Does the work of a test within a node in n8n's engine, each time in an execution of its own; each test has an engine that remembers nothing. */
export function useProbe(): (work: Work, execution?: ProbeExecution) => Promise<number[]> {
	let engine: WorkflowEngine;
	let current: Work;
	beforeEach(async () => {
		engine = await createWorkflowEngine({ nodes: { [PROBE]: probeNode(() => current) }, credentialTypes: [], binaryMode: 'default' });
	});
	afterEach(async () => await engine.close());
	return async (work, { executionId, mode } = {}) => {
		current = work;
		const common = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
		const definition = {
			id: 'workflow-1',
			nodes: [
				{ ...common, id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
				{ ...common, id: 'probe', name: 'Probe', type: PROBE },
			],
			connections: { Start: { main: [[{ node: 'Probe', type: 'main' as const, index: 0 }]] } },
		};
		const run = await engine.run(definition, { ...(executionId && { executionId }), ...(mode && { mode }) }).finished;
		if (run.error) throw new Error(run.error.message);
		return run.output('Probe').map(({ json }) => json.row as number);
	};
}

/** A node that does in n8n's engine what the test asks for. */
function probeNode(workOf: () => Work): INodeType {
	const description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Probe',
		defaults: { name: 'Probe' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};
	return {
		description,
		async execute(this: IExecuteFunctions) {
			try {
				return [(await workOf()(this)).map((row) => ({ json: { row } }))];
			} catch (error) {
				throw new NodeOperationError(this.getNode(), error as Error);
			}
		},
	};
}
