import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';

/** A workflow as n8n's editor exports it. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** Reads an exported workflow. */
export async function readWorkflowFile(path: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(path, 'utf8')) as WorkflowFile;
}
