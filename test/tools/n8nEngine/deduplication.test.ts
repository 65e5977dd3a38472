import { engineWith, probeWorkflow } from './support/probe';

it('remembers across executions what a node recorded as processed', async () => {
	const engine = await engineWith(async function () {
		const numbers = this.getInputData().map((item) => String(item.json.number));
		const result = await this.helpers.checkProcessedAndRecord(numbers, 'node', { mode: 'entries' });
		return [[{ json: { ...result } }]];
	});
	const check = async (...numbers: string[]) => {
		const inputItems = numbers.map((number) => ({ json: { number } }));
		const run = await engine.run(probeWorkflow(), { inputItems }).finished;
		return run.output('First')[0].json;
	};
	expect(await check('A-1', 'A-2')).toEqual({ new: ['A-1', 'A-2'], processed: [] });
	expect(await check('A-2', 'A-3')).toEqual({ new: ['A-3'], processed: ['A-2'] });
});
