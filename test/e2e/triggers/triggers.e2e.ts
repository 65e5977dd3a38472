import type { ExecutionStatus } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { Instance } from '../instance';
import { reportLine } from '../report';
import { untilAllEnded, startedBy } from './executions';
import { storm, type Storm } from './storm';
import { switchOnTriggers } from './targets';

/** A run can be had again with the seed that it has reported, as far as n8n plays along. */
const SEED = process.env.TRIGGERS_SEED ?? randomUUID();
const KILLS = 2;

describe(`a thousand deliveries to the triggers while n8n is killed and started again (TRIGGERS_SEED=${SEED})`, () => {
	let instance: Instance;
	let outcome: Storm;
	let executions: Map<string, ExecutionStatus[]>;

	beforeAll(async () => {
		instance = await Instance.start({ host: 'newest' });
		const targets = await switchOnTriggers(instance);
		outcome = await storm(instance, targets, SEED, KILLS);
		await untilAllEnded(instance.api, targets);
		executions = await startedBy(instance.api, targets);
	});
	afterAll(async () => await instance?.close());

	const struck = () => new Set(outcome.struck.flat());
	const count = (id: string) => executions.get(id)?.length ?? 0;

	it('each real one starts exactly one execution, however often it comes', () => {
		const others = outcome.real.filter((id) => !struck().has(id));
		expect(others.filter((id) => count(id) !== 1).map((id) => [id, executions.get(id)])).toEqual([]);
	});

	it('none is lost that n8n was killed over: a sender that had no answer delivers again', () => {
		expect([...struck()].filter((id) => id.startsWith('sent-') && count(id) === 0)).toEqual([]);
		const twice = [...struck()].filter((id) => count(id) > 1);
		// n8n stores the execution first: one that was stored just before a kill, and not answered, cannot be known again.
		const killsOver = (id: string) => outcome.struck.filter((ids) => ids.includes(id)).length;
		expect(twice.filter((id) => count(id) > 1 + killsOver(id))).toEqual([]);
		const what = twice.map((id) => executions.get(id)?.join(' and ')).join('; ') || 'none';
		reportLine('triggers', instance, `n8n killed ${KILLS} times (TRIGGERS_SEED=${SEED})`, `${outcome.struck.map((ids) => ids.length).join(' and ')} deliveries not answered or just before; started twice: ${what}`);
	});

	it('every other one starts nothing: forged, cut off', () => {
		expect([...executions.keys()].filter((id) => !outcome.real.includes(id))).toEqual([]);
		expect(outcome.refusals.map(({ status }) => status)).toEqual(outcome.refusals.map(() => 401));
	});

	it('is told when it is a repeat, also when it is replayed late', () => {
		const wrong = [...outcome.answers.entries()].filter(([id, answers]) => !struck().has(id) && answers.filter(({ repeated }) => !repeated).length > 1);
		expect(wrong).toEqual([]);
		for (const id of outcome.replayed) expect(outcome.answers.get(id)?.at(-1)).toEqual({ status: 200, repeated: true });
		const sent = [...outcome.answers.values()].flat().length;
		reportLine('triggers', instance, 'Deliveries in bursts', `${sent} of ${outcome.real.length} results and events, ${outcome.refusals.length} forged; ${[...executions.values()].flat().length} executions`);
	});
});
