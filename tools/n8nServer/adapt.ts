import type { INodeCredentials } from 'n8n-workflow';

import type { WorkflowFile } from './workflowFile';

/** Where the examples read and write files. */
const EXAMPLE_FOLDER = '/files/';

export interface Surroundings {
	/** Instead of `/files` of the examples. */
	filesFolder: string;
	/** Those to choose, by credential type. */
	credentials: Record<string, { id: string; name: string }>;
}

/** What a person does after importing an example: choose the credentials, and name the own folders. */
export function adapt<T extends WorkflowFile>(workflow: T, { filesFolder, credentials }: Surroundings): T {
	const text = JSON.stringify(workflow.nodes).replaceAll(EXAMPLE_FOLDER, `${filesFolder}/`);
	const nodes = (JSON.parse(text) as T['nodes']).map((node) => ({
		...node,
		...(node.credentials && { credentials: chosen(node.credentials, credentials) }),
	}));
	return { ...workflow, nodes };
}

function chosen(wanted: INodeCredentials, credentials: Surroundings['credentials']): INodeCredentials {
	return Object.fromEntries(
		Object.entries(wanted).map(([type, placeholder]) => {
			const credential = credentials[type];
			return [type, credential ? { id: credential.id, name: credential.name } : placeholder];
		}),
	);
}
