import { engineWith, json, probeWorkflow } from './support/probe';

describe('items', () => {
	it('go through the node to the nodes after it, with expressions resolved for each item', async () => {
		const engine = await engineWith(async function () {
			const greet = (index: number) => this.getNodeParameter('greeting', index) as string;
			return [this.getInputData().map((_, item) => ({ json: { says: greet(item) }, pairedItem: { item } }))];
		});
		const run = await engine.run(
			probeWorkflow({ parameters: { greeting: '=hi {{ $json.name }}' } }),
			{ inputItems: [{ json: { name: 'Ada' } }, { json: { name: 'Bo' } }] },
		).finished;
		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(json(run.output('First'))).toEqual([{ says: 'hi Ada' }, { says: 'hi Bo' }]);
		expect(run.output('Second')).toEqual([]);
		expect(() => run.output('Nobody')).toThrow('no node "Nobody"');
	});

	it('leave the caller\'s own objects as they were', async () => {
		const engine = await engineWith(async function () {
			const items = this.getInputData();
			items[0].json.changed = true;
			return [items];
		});
		const inputItems = [{ json: { name: 'Ada' } }];
		const run = await engine.run(probeWorkflow(), { inputItems }).finished;
		expect(json(run.output('Probe'))).toEqual([{ name: 'Ada', changed: true }]);
		expect(inputItems).toEqual([{ json: { name: 'Ada' } }]);
	});

	it('are not passed to a node whose required parameter is empty: the execution fails', async () => {
		const engine = await engineWith(async () => [[]]);
		const run = await engine.run(probeWorkflow({ parameters: { needed: '' } })).finished;
		expect(run.status).toBe('error');
		expect(run.runCount('Probe')).toBe(0);
	});

	it('come with the hints, metadata and messages the node left', async () => {
		const engine = await engineWith(async function () {
			this.addExecutionHints({ message: 'look here', location: 'outputPane' });
			this.customData.set('batch', 'b-1');
			this.sendMessageToUI('half way');
			return [this.getInputData()];
		});
		const messages: unknown[] = [];
		const run = await engine.run(probeWorkflow(), {
			onMessageToUI: (message) => messages.push(message),
		}).finished;
		expect(run.hints('Probe')).toEqual([{ message: 'look here', location: 'outputPane' }]);
		expect(run.metadata).toEqual({ batch: 'b-1' });
		expect(messages).toEqual([{ source: '[Node: "Probe"]', messages: ['half way'] }]);
	});
});

it('lets the caller watch through n8n\'s own hooks', async () => {
	const engine = await engineWith(async () => [[], [{ json: {} }]]);
	const ended: string[] = [];
	await engine.run(probeWorkflow(), {
		onHooks: (hooks) => hooks.addHandler('nodeExecuteAfter', (name) => void ended.push(name)),
	}).finished;
	expect(ended).toEqual(['Start', 'Probe', 'Second']);
});
