import { readFileSync } from 'node:fs';

/** Of Linux's clock, in which a process's times are given. */
const TICKS_PER_SECOND = 100;

/** What a process has used of the processors so far, in milliseconds; undefined where the system does not say. */
export function cpuTimeMs(pid: number | undefined): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// The name of the program stands in brackets and may hold spaces.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
	} catch {
		return undefined;
	}
}
