import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { formAnswer } from '../../../nodes/InvoiceReview/page/formAnswer';
import { renderPage } from '../../../nodes/InvoiceReview/page/renderPage';
import type { CheckedAnswer, PageRow, PostedAnswer, ReviewPage } from '../../../nodes/InvoiceReview/page/reviewPage';

/** What is answered to a post of the script. */
export type Reply = { status: number; body: unknown } | { status: number; html: string };

/** Serves the page under the CSP that the node sets, keeps what is posted, and answers as it is told to. */
export class PageServer {
	readonly posts: PostedAnswer[] = [];
	/** The paths of all documents that were asked for. */
	readonly documents: string[] = [];
	/** What is said of the rows of a `check`; nothing unless told. */
	findings: (answer: PostedAnswer) => CheckedAnswer['rows'] = ({ rows }) => rows.map(({ id }) => ({ id, problems: [], fieldProblems: {} }));
	/** Answers that come first, in their order. */
	replies: Reply[] = [];
	/** Ends every connection that posts; browsers try a second time. */
	isBroken = false;
	/** Answers wait for it. */
	until: Promise<void> = Promise.resolve();

	private constructor(
		private readonly server: Server,
		readonly url: string,
		public page: ReviewPage,
		private readonly files: Readonly<Record<string, { bytes: Buffer; mimeType: string }>>,
	) {}

	static async start(page: ReviewPage, files: Readonly<Record<string, { bytes: Buffer; mimeType: string }>>): Promise<PageServer> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const started = new PageServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, page, files);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => void started.answer(request, response));
		return started;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', this.url);
		if (request.method === 'POST') await this.take(request, response);
		else if (pathname.startsWith('/documents/')) this.sendDocument(pathname, response);
		else this.sendPage(response);
	}

	private sendDocument(pathname: string, response: ServerResponse): void {
		this.documents.push(pathname);
		const file = this.files[pathname.slice(pathname.lastIndexOf('.') + 1)];
		if (!file) return void response.writeHead(404).end();
		response.writeHead(200, { 'content-type': file.mimeType, 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' });
		response.end(file.bytes);
	}

	private sendPage(response: ServerResponse): void {
		const nonce = randomBytes(16).toString('base64');
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(nonce), 'referrer-policy': 'no-referrer' });
		response.end(renderPage({ ...this.page, nonce }));
	}

	private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (this.isBroken) return void response.destroy();
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
		const plain = formAnswer(form, this.page.rows);
		const answer = (plain?.answer ?? JSON.parse(form.answer)) as PostedAnswer;
		this.posts.push(answer);
		await this.until;
		if (plain) this.showAgain(answer, plain.current, response);
		else this.reply(answer, response);
	}

	private reply(answer: PostedAnswer, response: ServerResponse): void {
		const good = { status: 200, body: answer.intent === 'check' ? { rows: this.findings(answer) } : { decided: countsOf(answer, this.page.rows) } };
		const reply = this.replies.shift() ?? good;
		const [type, text] = 'html' in reply ? ['text/html', reply.html] : ['application/json', JSON.stringify(reply.body)];
		response.writeHead(reply.status, { 'content-type': type }).end(text);
	}

	/** As the node does where no script runs. */
	private showAgain(answer: PostedAnswer, current: number | undefined, response: ServerResponse): void {
		const findings = this.findings(answer);
		const rows = this.page.rows.map((row) => merged(row, answer, findings));
		const isOver = answer.intent === 'submit';
		this.page = { ...this.page, rows, current, state: isOver ? 'decided' : 'checked', summary: { ...countsOf(answer, rows), by: answer.by } };
		this.sendPage(response);
	}
}

function policy(nonce: string): string {
	return [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		"img-src 'self' data:",
		...['frame-src', 'connect-src', 'form-action'].map((name) => `${name} 'self'`),
		...['base-uri', 'frame-ancestors'].map((name) => `${name} 'none'`),
	].join('; ');
}

function merged(row: PageRow, answer: PostedAnswer, findings: CheckedAnswer['rows']): PageRow {
	const posted = answer.rows.find(({ id }) => id === row.id);
	const found = findings.find(({ id }) => id === row.id);
	const fields = row.fields.map((field) => ({ ...field, entered: posted?.fields?.[field.name], problem: found?.fieldProblems[field.name] }));
	return { ...row, fields, decision: posted?.decision, remark: posted?.remark, problems: found?.problems };
}

function countsOf({ rows }: PostedAnswer, all: readonly PageRow[]) {
	const count = (decision: string) => rows.filter((row) => row.decision === decision).length;
	const [approved, rejected] = [count('approved'), count('rejected')];
	return { approved, rejected, unanswered: all.length - approved - rejected };
}
