import type { IDataObject } from 'n8n-workflow';

/** The fields of an answer as the node names them: `job_id` becomes `jobId`; what is missing is null. */
export function inCamelCase(answer: Record<string, unknown>): IDataObject {
	const named = Object.entries(answer).map(([name, value]) => [
		name === 'filename' ? 'fileName' : name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
		value ?? null,
	]);
	return Object.fromEntries(named) as IDataObject;
}
