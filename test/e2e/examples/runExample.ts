import { join } from 'node:path';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { adapt } from '../../../tools/n8nServer/adapt';
import type { Execution } from '../../../tools/n8nServer/execution';
import { readWorkflowFile } from '../../../tools/n8nServer/workflowFile';
import type { Instance, InstanceOptions } from '../instance';
import { reportRun } from '../report';

export const EXAMPLES_FOLDER = join(__dirname, '../../../examples');

/** What most examples are run in: both versions of n8n, and files in the items as well as outside them. */
export const MODES = [
	{ host: 'newest', binaryMode: 'default' },
	{ host: 'oldest', binaryMode: 'filesystem' },
] as const satisfies InstanceOptions[];

/** What the first examples are run in: the other way round, so that both versions have run with both. */
export const OTHER_MODES = [
	{ host: 'newest', binaryMode: 'filesystem' },
	{ host: 'oldest', binaryMode: 'default' },
] as const satisfies InstanceOptions[];

/** Imports an example, with the credentials chosen and the instance's folder in place of `/files`. */
export async function importExample({ api, credentials, filesFolder }: Pick<Instance, 'api' | 'credentials' | 'filesFolder'>, file: string): Promise<StoredWorkflow> {
	const workflow = await readWorkflowFile(join(EXAMPLES_FOLDER, file));
	return await api.createWorkflow(adapt(workflow, { credentials, filesFolder }));
}

/** Imports an example, executes it from its manual trigger, and waits until it has ended. */
export async function runExample(instance: Instance, file: string, trigger = 'When Clicked'): Promise<Execution> {
	const { id } = await importExample(instance, file);
	const execution = await instance.api.executionWhen(await instance.api.run(id, trigger));
	reportRun('examples', instance, file, execution);
	return execution;
}
