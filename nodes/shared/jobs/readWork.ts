import type { IExecuteFunctions } from 'n8n-workflow';

import type { ParameterGroup } from '../node/parameters';
import { readSection } from '../node/sections';
import { checkCreditsOption } from './checkCredits';
import { idempotencyOptions, scopeOf } from './idempotency';
import type { JobService, Work } from './jobService';

type Of<Settings> = Pick<JobService<unknown, unknown, Settings>, 'settings' | 'isKeyed' | 'credits'>;

/** For the *Charges*: what is left of the account, and what is the same work, where the service knows it. */
export function chargeOptions({ isKeyed, credits }: Pick<Of<unknown>, 'isKeyed' | 'credits'>): Array<ParameterGroup<unknown>> {
	return [...(credits ? [checkCreditsOption] : []), ...(isKeyed ? [idempotencyOptions] : [])];
}

/** Reads what is to be extracted, how, and what may be charged. @throws ServiceError (kind `usage`), before anything is sent */
export async function readWork<Settings>(ctx: IExecuteFunctions, { settings, isKeyed }: Of<Settings>, itemIndex = 0): Promise<Work<Settings>> {
	const scope = isKeyed ? scopeOf(ctx, readSection(ctx, 'charges', idempotencyOptions, itemIndex), itemIndex) : { kind: 'execution' as const, parts: [] };
	return { settings: await settings.read(ctx, itemIndex), scope, ...readSection(ctx, 'charges', checkCreditsOption, itemIndex) };
}
