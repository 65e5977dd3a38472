import { basename } from 'node:path';

import type { Execution } from '../../../tools/n8nServer/execution';
import { Instance } from '../instance';
import { inPostgres, startPostgres, type Postgres } from '../queue/postgres';
import { reportLine, reportRun } from '../report';
import { until } from '../until';
import { arrived, call, switchOn, waiting, type Step } from './workflows';

const STEPS: Record<'start' | 'wait' | 'rows', Step> = {
	start: { type: 'invoiceDataExtraction', parameters: { resource: 'document', operation: 'submit', charges: { idempotency: 'content' } } },
	wait: { type: 'invoiceDataExtraction', parameters: { resource: 'extraction', operation: 'wait' } },
	rows: { type: 'invoiceDataExtraction', parameters: { resource: 'extraction', operation: 'getRows' } },
};

/** Longer than the execution is kept in memory, and than the database is away. */
const PROCESSING_MS = 60_000;
const PASSED_MS = 5_000;
const TO_BE_PARKED_MS = 20_000;

describe("n8n's database goes away", () => {
	let postgres: Postgres;
	let instance: Instance;
	let documents: string[];

	beforeAll(async () => {
		postgres = await startPostgres();
		instance = await Instance.start({ host: 'newest', speed: 1, env: inPostgres(postgres) });
		documents = (await instance.writeDocuments()).map((path) => basename(path)).sort();
	});
	beforeEach(() => {
		instance.sandbox.reset();
		Object.assign(instance.sandbox.settings, { concurrentTasks: 50 });
		instance.sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: PROCESSING_MS, times: 100 });
	});
	afterAll(async () => {
		await instance?.close();
		await postgres?.stop();
	});

	/** Nine of the documents can be read, one of them has three pages; one that cannot be is refused by the service. */
	const expectChargedOnce = (execution: Execution) => {
		const { settings, invoiceDataExtraction } = instance.sandbox;
		const refused = execution.outputs('Wait')[2]?.map(({ json }) => json.code);
		expect({ charged: settings.credits - invoiceDataExtraction.account.balance, refused }).toEqual({ charged: 11, refused: [expect.any(String)] });
	};
	const databaseIsBack = async () => {
		await postgres.resume();
		await until('n8n has its database again', async () => (await fetch(`${instance.n8n.url}/healthz/readiness`)).ok);
	};

	it('while an execution is parked: it goes on when the database is back, and every document arrives once', async () => {
		const workflow = await switchOn(instance, waiting(instance, 'Parked', STEPS));
		const id = await call(instance, workflow);
		const { waitTill } = await instance.api.executionWhen(id, ['waiting']);
		await postgres.interrupt();
		await until('the time has passed at which it should go on', () => Date.now() > waitTill!.getTime() + PASSED_MS);
		await databaseIsBack();
		const execution = await instance.api.executionWhen(id, ['success']);
		expect(arrived(execution).sort()).toEqual(documents);
		expectChargedOnce(execution);
		reportRun('durable', instance, 'Database gone while it was parked', execution, ['Start', 'Wait', 'Rows']);
		await instance.api.deactivate(workflow);
	});

	it('when an execution is to be parked: it does not go on, and run again it finds everything that was sent and charged', async () => {
		const workflow = await switchOn(instance, waiting(instance, 'To be parked', STEPS));
		const lost = await call(instance, workflow);
		await until('it is looked at', () => instance.sandbox.requests.some(({ route }) => route === 'poll'));
		await postgres.interrupt();
		const interrupted = Date.now();
		await until('it would have been parked', () => Date.now() > interrupted + TO_BE_PARKED_MS);
		await databaseIsBack();
		const { status } = await instance.api.execution(lost);
		await instance.n8n.kill();
		await instance.startN8n();
		reportLine('durable', instance, 'Database gone when it was to be parked', `${status}, and after a restart ${(await instance.api.execution(lost)).status}`);

		const again = await instance.api.executionWhen(await call(instance, workflow), ['success']);
		expect(arrived(again).sort()).toEqual(documents);
		expectChargedOnce(again);
		reportRun('durable', instance, 'and run again', again, ['Start', 'Wait', 'Rows']);
		await instance.api.deactivate(workflow);
	});
});
