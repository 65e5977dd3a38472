import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Agent, request } from 'undici';

import type { Post } from './targets';

/** A busy machine takes its time. Those that do not wait so long hang up at once. */
const ANSWER_WITHIN_MS = 900_000;
const REPEAT_AFTER_MS = { first: 250, most: 8_000 };

export interface Answer {
	status: number;
	repeated: boolean;
}

/** Delivers as services do, and as others do who got hold of an address or of an old delivery. */
export class Sender {
	private readonly agent = new Agent({ connections: 128, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
	private readonly underWay = new Map<symbol, string>();
	/** How many of all deliveries were answered. */
	answered = 0;

	/** The deliveries that have been sent and not been answered. */
	get unanswered(): string[] {
		return [...new Set(this.underWay.values())];
	}

	/** Repeats a delivery until it is answered with 2xx, with longer and longer pauses. */
	async deliver(id: string, post: Post): Promise<Answer> {
		return await this.repeat(id, post, ({ status }) => status < 300);
	}

	/** Repeats a delivery until n8n refuses or takes it. While n8n starts, it does not know its webhooks. */
	async insist(id: string, post: Post): Promise<Answer> {
		return await this.repeat(id, post, ({ status }) => status < 500 && status !== 404);
	}

	/** Hangs up when so much of the body is sent. */
	async hangUp({ url, headers, body }: Post, share: number): Promise<void> {
		const { hostname, port, pathname } = new URL(url);
		const socket = connect(Number(port), hostname);
		// n8n may be away.
		socket.on('error', () => undefined);
		await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
		const lines = [`POST ${pathname} HTTP/1.1`, `host: ${hostname}:${port}`, 'content-type: application/json', `content-length: ${Buffer.byteLength(body)}`];
		for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
		socket.write(`${lines.join('\r\n')}\r\n\r\n${body.slice(0, Math.floor(body.length * share))}`, () => socket.destroy());
	}

	async close(): Promise<void> {
		await this.agent.destroy();
	}

	private async repeat(id: string, post: Post, isEnough: (answer: Answer) => boolean): Promise<Answer> {
		for (let pause = REPEAT_AFTER_MS.first; ; pause = Math.min(2 * pause, REPEAT_AFTER_MS.most)) {
			const answer = await this.once(id, post);
			if (answer && isEnough(answer)) return answer;
			await setTimeout(pause);
		}
	}

	/** @returns undefined when no answer came */
	private async once(id: string, { url, headers, body }: Post): Promise<Answer | undefined> {
		const attempt = Symbol(id);
		this.underWay.set(attempt, id);
		try {
			const answer = await request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, dispatcher: this.agent });
			const text = await answer.body.text();
			this.answered++;
			return { status: answer.statusCode, repeated: text.includes('"repeated":true') };
		} catch {
			return undefined;
		} finally {
			this.underWay.delete(attempt);
		}
	}
}
