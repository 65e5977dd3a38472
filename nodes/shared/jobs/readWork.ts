import type { IExecuteFunctions } from 'n8n-workflow';

import { readOptions, type ParameterGroup } from '../node/parameters';
import { checkCreditsOption } from './checkCredits';
import { idempotencyOptions, scopeOf } from './idempotency';
import type { JobService, Work } from './jobService';

type Of<Settings> = Pick<JobService<unknown, unknown, Settings>, 'settings' | 'isKeyed' | 'credits'>;

/** The *Options* on what to extract and how, on what is left of the account, and on what is the same work where the service knows keys. */
export function workOptions({ settings, isKeyed, credits }: Of<unknown>): Array<ParameterGroup<unknown>> {
	return [settings.options, ...(credits ? [checkCreditsOption] : []), ...(isKeyed ? [idempotencyOptions] : [])];
}

/** Reads them. @throws ServiceError (kind `usage`), before anything is sent */
export async function readWork<Settings>(ctx: IExecuteFunctions, { settings, isKeyed }: Of<Settings>, itemIndex = 0): Promise<Work<Settings>> {
	const scope = isKeyed ? scopeOf(ctx, readOptions(ctx, idempotencyOptions, itemIndex), itemIndex) : { kind: 'execution' as const, parts: [] };
	return { settings: await settings.read(ctx, itemIndex), scope, ...readOptions(ctx, checkCreditsOption, itemIndex) };
}
