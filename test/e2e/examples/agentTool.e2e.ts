import type { IDataObject } from 'n8n-workflow';
import { copyFile } from 'node:fs/promises';

import type { Execution } from '../../../tools/n8nServer/execution';
import { reportRun } from '../report';
import { sendMessage } from './chatPage';
import { MODES } from './runExample';
import { FILE, LOGIN, reasonsOf, startToolInstance, type ToolInstance } from './toolInstance';

const CLEAN = 'harbor-supply-INV-2026-0117.pdf';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const LOCKED = 'harbor-supply-locked.pdf';

describe.each(MODES)('invoices as a tool of an agent in the $host n8n, binary data $binaryMode', (mode) => {
	let tools: ToolInstance;

	beforeAll(async () => {
		tools = await startToolInstance(mode);
	});
	afterAll(async () => await tools?.close());

	/** @returns what the tool gave, which the model answers with, and the execution */
	async function ask(tool: string, input: Record<string, unknown>, uploads: string[]): Promise<{ answer: IDataObject[]; execution: Execution }> {
		const { instance, model, workflow, document } = tools;
		model.calls = [{ name: tool, arguments: input }];
		const output = await sendMessage(instance.n8n.url, workflow, LOGIN, 'What do we owe?', uploads.map(document));
		const chats = (await instance.api.executions(workflow.id)).filter((execution) => execution.mode === 'webhook');
		const execution = await instance.api.executionWhen(chats[0].id);
		reportRun('examples', instance, `${FILE}: chat`, execution);
		return { answer: JSON.parse(output) as IDataObject[], execution };
	}

	it('gives the tool what was uploaded, and the model all rows, flags and failures on one answer', async () => {
		const cost = await tools.costOf(async () => {
			const { answer, execution } = await ask('Extract_Uploaded_Documents', {}, [CLEAN, WRONG_TOTAL, LOCKED]);
			expect(execution.status).toBe('success');
			expect(execution.nodes).toContain('Extract Uploaded Documents');
			expect(answer).toHaveLength(3);
			const [clean, wrong, locked] = [CLEAN, WRONG_TOTAL, LOCKED].map((name) => answer.find(({ fileName }) => fileName === name));
			expect(clean).toMatchObject({ rows: [expect.objectContaining({ 'Invoice Number': 'INV-2026-0117', 'Total Amount': 1123.32 })] });
			expect(clean?._extraction).toMatchObject({ flagged: false, reasons: [] });
			expect(wrong).toMatchObject({ rows: [expect.objectContaining({ 'Total Amount': 1165.75 })] });
			expect(wrong?._extraction).toMatchObject({ flagged: true });
			expect(reasonsOf(wrong?._extraction)).toContain('TOTALS_MISMATCH');
			expect(locked).toMatchObject({ code: 'ENCRYPTED_FILE' });
		});
		expect(cost).toBe(2);
	});

	it('shows the model the names of the documents only', () => {
		const { requests } = tools.model;
		const question = requests[0].messages.at(-1)?.content;
		for (const name of [CLEAN, WRONG_TOTAL, LOCKED]) expect(question).toContain(name);
		const everything = JSON.stringify(requests);
		expect(everything).not.toContain('JVBERi');
		expect(everything).not.toContain('filesystem-v2');
	});

	it('does not charge a document again that comes with another message', async () => {
		const cost = await tools.costOf(async () => {
			const { answer } = await ask('Extract_Uploaded_Documents', {}, [CLEAN]);
			expect(answer).toEqual([expect.objectContaining({ fileName: CLEAN })]);
		});
		expect(cost).toBe(0);
	});

	it('tells the model when nothing was uploaded', async () => {
		const { answer, execution } = await ask('Extract_Uploaded_Documents', {}, []);
		expect(answer).toEqual([expect.objectContaining({ message: expect.stringMatching(/^The input has no files to extract: .* not its files$/) })]);
		expect(execution.status).toBe('success');
	});

	it('reads a document of the folder by its name, whatever is in it', async () => {
		const fileName = 'facture (1) [copie] {a}!.pdf';
		await copyFile(tools.document('atelier-beaulieu-FA-2026-058.pdf'), tools.document(fileName));
		const { answer } = await ask('Extract_an_Invoice', { fileName }, []);
		expect(answer).toEqual([expect.objectContaining({ fileName, flagged: false, rows: [expect.objectContaining({ 'Invoice Number': 'FA-2026-058' })] })]);
	});

	it('remembers what was said before', async () => {
		const { answer } = await ask('Get_Credit_Balance', {}, []);
		expect(answer).toEqual([expect.objectContaining({ creditsBalance: tools.instance.sandbox.invoiceDataExtraction.account.balance })]);
		expect(JSON.stringify(tools.model.requests.at(-1)?.messages)).toContain('FA-2026-058');
	});

	it('never puts an execution to wait', async () => {
		const { instance, workflow } = tools;
		const executions = await instance.api.executions(workflow.id);
		expect(executions.length).toBeGreaterThan(4);
		for (const { id } of executions) expect((await instance.api.executionWhen(id)).status).toBe('success');
	});
});
