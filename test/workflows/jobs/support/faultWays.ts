import { inspect } from 'node:util';

import type { Fault } from '../../../../sandbox/core/faults';
import type { WorkflowRun } from '../../../../tools/n8nEngine';
import { NODE, type JobFixture } from './fixture';
import { allOf } from './seen';
import type { Service } from './services';

/** The ways in which a call can go wrong. */
export const WAYS: Record<string, Omit<Fault, 'route'>> = {
	'a timeout': { kind: 'hang' },
	'a reset before the work': { kind: 'dropBefore' },
	'a reset after the work': { kind: 'dropAfter' },
	'a 429 with Retry-After': { kind: 'status', status: 429, retryAfter: 20 },
	'a 500 that may be repeated': { kind: 'status', status: 500, retryable: true },
	'a 500 that may not be repeated': { kind: 'status', status: 500, retryable: false },
	'a 502': { kind: 'status', status: 502 },
	'a 503 with HTML': { kind: 'html', status: 503 },
	'JSON that is cut off': { kind: 'truncatedJson' },
	'a connection that ends in the middle of the answer': { kind: 'cutOff' },
	'another shape': { kind: 'wrongShape' },
};

/** Whether a call that may be made again ends well when it goes wrong once. */
export const passes = (way: string): boolean => !['a 500 that may not be repeated', 'another shape'].includes(way);

/** Longer than any answer on the same machine takes. */
export const IMPATIENCE_MS = 1_000;

const outputsOf = (run: WorkflowRun) => [0, 1, 2].map((output) => allOf(run, NODE, output));

/** An error says what failed and what to do, comes alone, and nobody sees the key in it; nor in an item. */
export function expectClear(fixture: JobFixture, service: Service, run: WorkflowRun): void {
	expect(inspect([run.error, outputsOf(run)], { depth: 20 })).not.toMatch(new RegExp(`${fixture.server(service).apiKey}|Bearer|X-Amz-Signature`));
	if (!run.error) return;
	expect(run.error).toMatchObject({ name: 'NodeApiError', message: expect.stringMatching(/^\w.{10,}/), description: expect.stringMatching(/Code: \w+/) });
	expect(outputsOf(run).flat()).toEqual([]);
}
