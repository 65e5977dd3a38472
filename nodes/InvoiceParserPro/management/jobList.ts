import type { INodeProperties } from 'n8n-workflow';

import { parameterGroup, type Values } from '../../shared/node/parameters';
import * as api from '../api';
import { JOBS_PAGE, type Client } from '../profile';
import type { JobHead } from '../schema';

/** Which jobs are wanted. Empty lists and missing times are no condition. */
export interface JobFilter {
	confidences: string[];
	statuses: string[];
	/** Milliseconds since the epoch. */
	after?: number;
	before?: number;
}

/** The service knows no filter but limit and offset; these are applied here. */
export const filters = parameterGroup(
	[
		{
			displayName: 'Confidence',
			name: 'confidence',
			type: 'multiOptions',
			options: [
				{ name: 'High', value: 'HIGH' },
				{ name: 'Low', value: 'LOW' },
				{ name: 'Medium', value: 'MEDIUM' },
			],
			default: [],
			description: 'How sure the service is; jobs without a confidence are left out',
		},
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			description: 'Only jobs from this time on',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only jobs up to this time',
		},
		{
			displayName: 'Leave Out Newest',
			name: 'offset',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'How many of the newest jobs to leave out, before the other filters',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Completed', value: 'completed' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Processing', value: 'processing' },
			],
			default: [],
			description: 'Where the jobs stand',
		},
	],
	['createdAfter', 'createdBefore'],
);

export const filterCollection: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: filters.properties,
};

export function readFilter({ confidence, status, createdAfter, createdBefore }: Values<typeof filters>): JobFilter {
	return {
		confidences: confidence,
		statuses: status,
		after: readTime(createdAfter),
		before: readTime(createdBefore),
	};
}

/**
 * Pages through the jobs until there are enough. Jobs that come in meanwhile move the others to later pages, so that one may be
 * seen twice: it counts once.
 */
export async function listJobs(
	client: Client,
	{ limit, offset, filter }: { limit: number; offset: number; filter: JobFilter },
): Promise<JobHead[]> {
	const found = new Map<string, JobHead>();
	for (let start = offset; ; start += JOBS_PAGE) {
		const page = await api.listJobs(client, start);
		page.forEach((job, index) => {
			// One without an ID cannot be known again.
			if (matches(job, filter) && found.size < limit) found.set(job.job_id ?? `${start + index}`, job);
		});
		// Source: "ordered newest first": what follows is older still.
		const isPast = page.some((job) => filter.after !== undefined && timeOf(job) < filter.after);
		if (page.length < JOBS_PAGE || isPast || found.size >= limit) return [...found.values()];
	}
}

function matches(job: JobHead, { confidences, statuses, after, before }: JobFilter): boolean {
	if (confidences.length > 0 && !confidences.includes(job.confidence ?? '')) return false;
	if (statuses.length > 0 && !statuses.includes(job.status ?? '')) return false;
	if (after !== undefined && timeOf(job) < after) return false;
	return before === undefined || timeOf(job) <= before;
}

function timeOf({ created_at: created }: JobHead): number {
	return Date.parse(created ?? '');
}

function readTime(value: string | undefined): number | undefined {
	const time = Date.parse(value ?? '');
	return Number.isNaN(time) ? undefined : time;
}
