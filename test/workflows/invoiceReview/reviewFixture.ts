import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { Readable } from 'node:stream';
import { request } from 'undici';

import { InvoiceReview } from '../../../nodes/InvoiceReview/InvoiceReview.node.js';
import type { PostedAnswer } from '../../../nodes/InvoiceReview/page/reviewPage';
import type { Review } from '../../../nodes/InvoiceReview/rows/decisions';
import { createVirtualClock, type VirtualClock } from '../../../sandbox/core/virtualClock';
import { createWorkflowEngine, type BinaryMode, type RunOptions, type WaitingPages, type WaitingPagesOptions, type WorkflowEngine, type WorkflowRun } from '../../../tools/n8nEngine';
import { putUnderNodes } from '../../support/nodeTime';
import type { TestFile } from '../../support/testDocuments';
import { collector, workflowOf } from '../../support/workflows';

const NODE = 'Review';
const AFTER = 'After';
const ON_ERROR = 'Error';

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
	bytes: Buffer;
}

/** An execution that waits for a person. */
export class Asked {
	constructor(
		readonly run: WorkflowRun,
		readonly link: string,
		readonly pages: WaitingPages,
	) {}

	/** Opens the page, or what the query leads to on it. */
	async get(query?: string, headers: Record<string, string> = {}): Promise<Answer> {
		return await send(this.at(query), { method: 'GET', headers });
	}

	/** Posts what the page's script does. */
	async post(answer: Partial<PostedAnswer> | string, headers: Record<string, string> = {}, query?: string): Promise<Answer> {
		const body = new URLSearchParams({ answer: typeof answer === 'string' ? answer : JSON.stringify(answer) }).toString();
		return await this.postBody(body, { accept: 'application/json', ...headers }, query);
	}

	async postBody(body: string | Buffer, headers: Record<string, string>, query?: string): Promise<Answer> {
		return await send(this.at(query), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body });
	}

	/** The whole answer of a person. */
	async submit(rows: PostedAnswer['rows'], more: Partial<PostedAnswer> = {}): Promise<Answer> {
		return await this.post({ intent: 'submit', key: await this.key(), rows, ...more });
	}

	async check(rows: PostedAnswer['rows']): Promise<Answer> {
		return await this.post({ intent: 'check', key: await this.key(), rows });
	}

	/** Posts answers as the script does, all of them at the same moment: each is let through before any of them is read to its end. */
	async postAtOnce(answers: Array<Partial<PostedAnswer>>): Promise<Answer[]> {
		let release = (): void => undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		const sent = answers.map(async (answer) => {
			const body = new URLSearchParams({ answer: JSON.stringify(answer) }).toString();
			const pieces = async function* () {
				yield body.slice(0, 10);
				await released;
				yield body.slice(10);
			};
			return await send(this.link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body: Readable.from(pieces()) });
		});
		while (this.pages.inHand < answers.length) await new Promise(setImmediate);
		release();
		return await Promise.all(sent);
	}

	/** As the page names the review. */
	async key(): Promise<string> {
		return (await this.page()).draftKey;
	}

	/** What the page gives its script. */
	async page(): Promise<{ draftKey: string; state: string; rows: Array<{ id: number; documents: Array<{ url: string; shownAs: string; fileName: string }> }> }> {
		const { text } = await this.get();
		const data = /<script type="application\/json"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
		if (data === undefined) throw new Error(`This is no page of the node: ${text.slice(0, 500)}`);
		return JSON.parse(data) as never;
	}

	/** What came out, once a request has resumed the execution. */
	async out(): Promise<INodeExecutionData[]> {
		const handle = this.pages.resumed(this.run.executionId);
		if (!handle) throw new Error('The execution still waits.');
		const run = await handle.finished;
		if (run.status !== 'success') throw new Error(`${run.status}: ${run.error?.message}`);
		return run.output(AFTER);
	}

	get isWaiting(): boolean {
		return this.pages.resumed(this.run.executionId) === undefined;
	}

	private at(query?: string): string {
		return query === undefined ? this.link : new URL(query, this.link).toString();
	}
}

export interface Trial extends RunOptions {
	parameters?: IDataObject;
	node?: Partial<INode>;
	pages?: WaitingPages;
}

/** The node in n8n's engine, with a server for its resume URLs as that of n8n, and a clock that jumps. */
export class ReviewFixture {
	private readonly opened: WaitingPages[] = [];

	private constructor(
		readonly engine: WorkflowEngine,
		readonly clock: VirtualClock,
		private readonly giveBack: () => void,
	) {}

	static async start(binaryMode: BinaryMode): Promise<ReviewFixture> {
		const clock = createVirtualClock();
		const giveBack = putUnderNodes(clock);
		const engine = await createWorkflowEngine({ nodes: { 'n8n-nodes-invoice-extraction.invoiceReview': new InvoiceReview() }, binaryMode });
		return new ReviewFixture(engine, clock, giveBack);
	}

	async open(options: Partial<WaitingPagesOptions> = {}): Promise<WaitingPages> {
		const pages = await this.engine.openWaitingPages({ checksSignatures: true, ...options });
		this.opened.push(pages);
		return pages;
	}

	async item(json: IDataObject, files: Record<string, TestFile> = {}): Promise<INodeExecutionData> {
		const stored = Object.entries(files).map(async ([field, { bytes, name, mimeType }]) => [field, await this.engine.storeBinary(bytes, name, mimeType)] as const);
		const binary = Object.fromEntries(await Promise.all(stored));
		return { json, ...(Object.keys(binary).length > 0 && { binary }) };
	}

	/** Runs a workflow up to the node. */
	async run(inputItems: INodeExecutionData[], { parameters = {}, node = {}, pages, ...options }: Trial = {}): Promise<WorkflowRun> {
		const review: INode = { ...collector(NODE), type: 'n8n-nodes-invoice-extraction.invoiceReview', parameters: parameters as INode['parameters'], ...node };
		const workflow = workflowOf([collector('Before'), review, collector(AFTER), collector(ON_ERROR)], [['Start', 0, 'Before'], ['Before', 0, NODE], [NODE, 0, AFTER], [NODE, 1, ON_ERROR]]);
		return await this.engine.run(workflow, { inputItems, waitingBaseUrl: pages?.baseUrl, ...options }).finished;
	}

	/** The same, and lets the execution wait where a browser reaches it. */
	async ask(inputItems: INodeExecutionData[], trial: Trial = {}): Promise<Asked> {
		const pages = trial.pages ?? (await this.open());
		const run = await this.run(inputItems, { ...trial, pages });
		if (run.status !== 'waiting') throw new Error(`The execution does not wait: ${run.status}, ${run.error?.message}`);
		// What n8n reads out of its database.
		pages.hold(run.stored());
		return new Asked(run, linkOf(run), pages);
	}

	/** Goes on as n8n's timer does once the deadline has passed. */
	async afterDeadline({ run }: Asked): Promise<INodeExecutionData[]> {
		if (run.waitTill && run.waitTill.getTime() > this.clock.now()) await this.clock.sleep(run.waitTill.getTime() - this.clock.now());
		return (await this.engine.resume(run.stored()).finished).output(AFTER);
	}

	async close(): Promise<void> {
		for (const pages of this.opened) await pages.close();
		await this.engine.close();
		this.giveBack();
	}
}

/** A fixture for all tests of a file. */
export function useReviewFixture(binaryMode: BinaryMode = 'filesystem'): () => ReviewFixture {
	let fixture: ReviewFixture;
	beforeAll(async () => {
		fixture = await ReviewFixture.start(binaryMode);
	});
	afterAll(async () => await fixture.close());
	return () => fixture;
}

/** The link that the node leaves for the editor. */
export function linkOf(run: WorkflowRun): string {
	const link = run.data.resultData.runData[NODE]?.at(-1)?.metadata?.resumeUrl;
	if (!link) throw new Error('The node left no link.');
	return link;
}

export function decisionOf({ json }: INodeExecutionData): Review {
	return json.review as Review;
}

export async function send(url: string, options: { method: string; headers?: Record<string, string>; body?: string | Buffer | Readable }): Promise<Answer> {
	const { statusCode, headers, body } = await request(url, options as Parameters<typeof request>[1]);
	const bytes = Buffer.from(await body.arrayBuffer());
	return { status: statusCode, headers, text: bytes.toString('utf8'), bytes };
}

/** A row as *Review* gives it, with short evidence. */
export function row(more: IDataObject = {}): IDataObject {
	return {
		_review: 'Subtotal 100 and Tax Amount 19 do not make up the Total Amount of 199',
		'Vendor Name': 'Harbor Supply Co.',
		'Invoice Number': 'INV-1',
		'Invoice Date': '2026-01-14',
		'Due Date': null,
		'Subtotal': 100,
		'Tax Amount': 19,
		'Total Amount': 199,
		'Paid': false,
		'Note': '',
		_reviewCodes: 'TOTALS_MISMATCH',
		_extractionId: 'ext_1',
		_sourceFile: 'invoice.pdf',
		_page: 1,
		...more,
	};
}
