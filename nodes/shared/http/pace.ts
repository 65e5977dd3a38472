import type { ServiceContext } from './send';
import type { ServiceClient } from './serviceClient';

/** The same client for whoever asks again by itself: its calls are not repeated. @param until see the call */
export function withoutRetries<LimitClass extends string>(client: ServiceClient<LimitClass>, until?: number): ServiceClient<LimitClass> {
	return { ...client, call: async (request) => await client.call({ ...request, maxRetries: 0, ...(until !== undefined && { until }) }) };
}

/** The same client, whose calls are repeated no sooner than after so many milliseconds. */
export function spaced<LimitClass extends string, Context extends ServiceContext>(client: ServiceClient<LimitClass, Context>, spacingMs: number): ServiceClient<LimitClass, Context> {
	return { ...client, call: async (request) => await client.call({ ...request, spacingMs }) };
}
