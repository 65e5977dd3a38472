import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { settle } from '../../shared/errors';
import { createServiceClient, type ServiceClient } from '../../shared/http/serviceClient';
import { toNodeError } from '../../shared/node/nodeErrors';
import { listJobs } from '../api';
import { JOBS_PAGE, profile, sessionProfile, type LimitClass } from '../profile';
import type { JobHead } from '../schema';
import { listKeys, listWebhooks } from './managementApi';

type Client = ServiceClient<LimitClass, ILoadOptionsFunctions>;
type ListSearch = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** The service has no search of its own. How many pages are looked through for one that fits, before the person is asked to scroll on. */
const PAGES_SEARCHED = 10;

/** What the panel offers to choose from: the name of the method that an ID's *From List* asks. */
export const listSearch = {
	/** Source: "ordered newest first". */
	searchJobs: listOf(profile, async (client, filter, token) => {
		const results: INodeListSearchItems[] = [];
		let offset = Number(token ?? 0);
		for (let page = 0; page < PAGES_SEARCHED && results.length === 0; page++) {
			const jobs = await listJobs(client, offset);
			results.push(...jobs.flatMap(jobEntry).filter((entry) => fits(entry, filter)));
			if (jobs.length < JOBS_PAGE) return { results };
			offset += JOBS_PAGE;
		}
		return { results, paginationToken: String(offset) };
	}),

	searchWebhooks: listOf(profile, async (client, filter) => {
		const entries = (await listWebhooks(client)).map(({ webhook_id: id, url, events }) => ({
			name: `${url ?? id}${events.length > 0 ? ` (${events.join(', ')})` : ''}`,
			value: id,
		}));
		return { results: entries.filter((entry) => fits(entry, filter)) };
	}),

	/** One that was revoked stays in the service's list. */
	searchApiKeys: listOf(sessionProfile, async (client, filter) => {
		const keys = (await listKeys(client)).filter(({ is_active: isActive }) => isActive !== false);
		const entries = keys.map(({ key_id: id, name, created_at: created }) => ({ name: `${name || 'Without a Name'}${dated(created)}`, value: id }));
		return { results: entries.filter((entry) => fits(entry, filter)) };
	}),
};

export type ListName = keyof typeof listSearch;

/** A method of the node that n8n calls for the panel. Its errors say what failed and what to do, as those of operations do. */
function listOf(credentials: typeof profile, search: (client: Client, filter: string, token?: string) => Promise<INodeListSearchResult>): ListSearch {
	return async function (this: ILoadOptionsFunctions, filter = '', token?: string): Promise<INodeListSearchResult> {
		const found = await settle(createServiceClient<LimitClass, ILoadOptionsFunctions>(this, credentials).then(async (client) => await search(client, filter, token)));
		if (found.ok) return found.value;
		throw toNodeError(this.getNode(), found.failure, 0);
	};
}

function jobEntry({ job_id: id, filename, status, created_at: created }: JobHead): INodeListSearchItems[] {
	return id === undefined ? [] : [{ name: `${filename ?? id}${dated(created, status)}`, value: id }];
}

/** ` (2026-04-11 14:02, completed)`, as far as it is known. */
function dated(created: string | undefined, status?: string): string {
	const known = [created?.slice(0, 16).replace('T', ' '), status].filter(Boolean);
	return known.length > 0 ? ` (${known.join(', ')})` : '';
}

function fits({ name, value }: INodeListSearchItems, filter: string): boolean {
	const wanted = filter.trim().toLowerCase();
	return name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted);
}
