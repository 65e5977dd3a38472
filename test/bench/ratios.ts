import type { Times } from './comparison';
import type { Measurement } from './result';
import { median } from './statistics';

/**
 * What a comparison of the clients says.
 * @param line between them and the service, in words
 * @param hasTargets whether the line is one for which the targets are
 */
export function ratios(part: Measurement['part'], line: string, files: number, { ours, byHelper, byHand, oneByOne }: Times, hasTargets: boolean): Measurement[] {
	const wall = (times: Times['ours']) => median(times.map(({ wallMs }) => wallMs));
	const cpu = (times: Times['ours']) => median(times.map(({ cpuMs }) => cpuMs));
	const shared = { part, unit: 'x' };
	return [
		{ ...shared, what: `time of the node / of n8n's HTTP helper alone, ${line}`, value: wall(ours) / wall(byHelper) },
		{ ...shared, what: `time of the node / of undici by hand, ${line}`, value: wall(ours) / wall(byHand), ...(hasTargets && { target: { atMost: 1.25 } }) },
		{ ...shared, what: `time of n8n's HTTP helper alone / of undici by hand, ${line}`, value: wall(byHelper) / wall(byHand) },
		{ ...shared, what: `time of the sequential example / of the node, ${line}`, value: oneByOne.wallMs / wall(ours), ...(hasTargets && { target: { atLeast: 5 } }) },
		{ ...shared, what: `processor time a file: the node, ${line}`, value: cpu(ours) / files, unit: 'ms' },
		{ ...shared, what: `processor time a file: n8n's HTTP helper alone, ${line}`, value: cpu(byHelper) / files, unit: 'ms' },
		{ ...shared, what: `processor time a file: undici, ${line}`, value: cpu(byHand) / files, unit: 'ms' },
	];
}
