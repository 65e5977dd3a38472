import type { IDataObject } from 'n8n-workflow';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';

import { reportLine } from '../report';
import { openMcpClient, type McpClient } from './mcpClient';
import { FILE, reasonsOf, startToolInstance, TOKEN, type ToolInstance } from './toolInstance';

const CLEAN = 'harbor-supply-INV-2026-0117.pdf';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const LOCKED = 'harbor-supply-locked.pdf';

describe.each(['newest', 'oldest'] as const)('invoices as a tool of MCP clients in the %s n8n', (host) => {
	let tools: ToolInstance;
	let client: McpClient;
	let url: string;

	beforeAll(async () => {
		tools = await startToolInstance({ host });
		url = `${tools.instance.n8n.url}/mcp/invoices`;
		client = await openMcpClient(url, TOKEN);
	});
	afterAll(async () => {
		await client?.close();
		await tools?.close();
	});

	async function call(tool: string, input: Record<string, unknown> = {}): Promise<IDataObject> {
		const { text, isError } = await client.call(tool, input);
		expect(isError).toBe(false);
		const answers = JSON.parse(text) as IDataObject[];
		expect(answers).toHaveLength(1);
		reportLine('examples', tools.instance, `${FILE}: MCP`, `${tool} ${JSON.stringify(input)}: ${Object.keys(answers[0]).join(', ')}`);
		return answers[0];
	}

	it('refuses one without the token', async () => {
		await expect(openMcpClient(url, 'wrong')).rejects.toThrow(/Authorization data is wrong/);
	});

	it('offers what needs no file', async () => {
		expect(await client.tools()).toEqual({ Extract_an_Invoice: ['fileName'], Get_Rows_Again: ['extractionId'], Get_Credit_Balance: [] });
	});

	it('gives rows and flags, charged once, and the rows again for nothing', async () => {
		let answer: IDataObject = {};
		const cost = await tools.costOf(async () => {
			answer = await call('Extract_an_Invoice', { fileName: WRONG_TOTAL });
		});
		expect(cost).toBe(1);
		expect(answer).toMatchObject({ fileName: WRONG_TOTAL, flagged: true, rows: [expect.objectContaining({ 'Total Amount': 1165.75 })] });
		expect(reasonsOf(answer)).toContain('TOTALS_MISMATCH');
		const again = await tools.costOf(async () => {
			expect(await call('Get_Rows_Again', { extractionId: answer.extractionId })).toMatchObject({ rows: answer.rows });
		});
		expect(again).toBe(0);
	});

	it('says what is wrong with a document, and with an extraction', async () => {
		expect(await call('Extract_an_Invoice', { fileName: LOCKED })).toMatchObject({ fileName: LOCKED, code: 'ENCRYPTED_FILE' });
		expect(await call('Get_Rows_Again', { extractionId: 'unknown' })).toMatchObject({ code: 'EXTRACTION_NOT_FOUND' });
	});

	it('says when the credits do not suffice', async () => {
		const { account } = tools.instance.sandbox.invoiceDataExtraction;
		const { balance } = account;
		account.balance = 0;
		expect((await call('Extract_an_Invoice', { fileName: CLEAN })).message).toMatch(/credits/i);
		account.balance = balance;
	});

	it('tells the balance', async () => {
		const { balance } = tools.instance.sandbox.invoiceDataExtraction.account;
		expect(balance).toBeGreaterThan(0);
		expect(await call('Get_Credit_Balance')).toMatchObject({ creditsBalance: balance });
	});

	it.each(['missing.pdf', '../secret.pdf', '..\\secret.pdf', '..', '', '*.pdf', '**/*', '{../secret,x}.pdf', '@(../secret).pdf', 'harbor-supply-INV-2026-011[7].pdf'])(
		'finds no file for the name "%s"',
		async (fileName) => {
			await copyFile(tools.document(CLEAN), join(tools.instance.filesFolder, 'secret.pdf'));
			const cost = await tools.costOf(async () => {
				expect(await call('Extract_an_Invoice', { fileName })).toEqual({ error: 'The invoice folder has no file of this name.', fileName });
			});
			expect(cost).toBe(0);
		},
	);
});
