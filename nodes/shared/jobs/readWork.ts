import type { IExecuteFunctions } from 'n8n-workflow';

import { readOptions, type ParameterGroup } from '../node/parameters';
import { idempotencyOptions, scopeOf } from './idempotency';
import type { JobService, Work } from './jobService';

/** The *Options* on what to extract and how, and on what is the same work where the service knows keys. */
export function workOptions({ settings, isKeyed }: Pick<JobService<unknown, unknown, unknown>, 'settings' | 'isKeyed'>): Array<ParameterGroup<unknown>> {
	return [settings.options, ...(isKeyed ? [idempotencyOptions] : [])];
}

/** Reads them. @throws ServiceError (kind `usage`), before anything is sent */
export async function readWork<Settings>(
	ctx: IExecuteFunctions,
	{ settings, isKeyed }: Pick<JobService<unknown, unknown, Settings>, 'settings' | 'isKeyed'>,
	itemIndex = 0,
): Promise<Work<Settings>> {
	const scope = isKeyed ? scopeOf(ctx, readOptions(ctx, idempotencyOptions, itemIndex), itemIndex) : { kind: 'execution' as const, parts: [] };
	return { settings: await settings.read(ctx, itemIndex), scope };
}
