import type { ExecutionStatus } from 'n8n-workflow';

import { Cluster } from '../queue/cluster';
import { reportLine } from '../report';
import { startedBy } from './executions';
import { Sender, type Answer } from './sender';
import { switchOnTriggers, type Target } from './targets';

const ONE_BY_ONE = 20;
const AT_ONCE = 20;

describe('deliveries to two processes of one n8n, the main one and one for webhooks', () => {
	let cluster: Cluster;
	const sender = new Sender();
	let targets: Target[];
	let executions: Map<string, ExecutionStatus[]>;
	let repeats: Answer[];

	beforeAll(async () => {
		cluster = await Cluster.start({}, { beside: 'webhooks' });
		targets = await switchOnTriggers(cluster);
		const [main, other] = [cluster.main, cluster.webhooks].map(({ url }) => url);
		repeats = [];
		for (let index = 0; index < ONE_BY_ONE; index++) {
			const [first, second] = index % 4 < 2 ? [main, other] : [other, main];
			await deliver(index, first);
			repeats.push(await deliver(index, second), await deliver(index, first));
		}
		for (const index of idsAtOnce()) {
			await Promise.all([deliver(index, main), deliver(index, other)]);
			repeats.push(...(await Promise.all([deliver(index, main), deliver(index, other)])));
		}
		executions = await startedBy(cluster.api, targets);
	});
	afterAll(async () => {
		await sender.close();
		await cluster?.close();
	});

	const idsAtOnce = () => Array.from({ length: AT_ONCE }, (_, index) => ONE_BY_ONE + index);
	const count = (index: number) => executions.get(`sent-${index}`)?.length ?? 0;

	/** @param origin of the process that is to take it */
	async function deliver(index: number, origin: string): Promise<Answer> {
		const post = targets[index % targets.length].post(`sent-${index}`);
		return await sender.deliver(`sent-${index}`, { ...post, url: origin + new URL(post.url).pathname });
	}

	it('start one execution when they come one after the other, to whichever process', () => {
		expect(Array.from({ length: ONE_BY_ONE }, (_, index) => count(index))).toEqual(Array.from({ length: ONE_BY_ONE }, () => 1));
		expect(repeats).toEqual(repeats.map(() => ({ status: 200, repeated: true })));
	});

	it('start one for each process at most when they come to both at the same moment, which n8n lets nobody tell', () => {
		const counts = idsAtOnce().map(count);
		for (const started of counts) expect([1, 2]).toContain(started);
		const twice = counts.filter((started) => started === 2).length;
		reportLine('triggers', cluster, `${AT_ONCE} deliveries, each to both processes at once`, `${twice} of them started two executions, one in each process`);
	});
});
