import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const booking = z.object({ number: z.string(), file: z.string(), total: z.coerce.number() });
const doubt = z.object({ file: z.string(), codes: z.string() });
const alert = z.object({ file: z.string().nullish(), code: z.string().nullish(), message: z.string().nullish() });

/** Where the workflows leave what they have: outside n8n, and never killed. */
export class Books {
	/** By the key with which a row was booked; a request with a key that is there books nothing. */
	readonly bookings = new Map<string, z.infer<typeof booking>>();
	/** By file: why a person is to look at it, each time that it came. */
	readonly desk = new Map<string, string[]>();
	/** By file: the codes of its failures, each time that one came. */
	readonly alerts = new Map<string, string[]>();
	/** How many requests came again for what was booked, and changed nothing. */
	repeats = 0;
	private readonly app = Fastify();

	/** Listens on the loopback interface. */
	static async open(): Promise<Books> {
		const books = new Books();
		books.app.put<{ Params: { key: string } }>('/bookings/:key', async ({ params, body }) => {
			if (books.bookings.has(params.key)) books.repeats++;
			else books.bookings.set(params.key, booking.parse(body));
			return { ok: true };
		});
		books.app.post('/desk', async ({ body }) => {
			const { file, codes } = doubt.parse(body);
			add(books.desk, file, codes);
			return { ok: true };
		});
		books.app.post('/alerts', async ({ body }) => {
			const { file, code, message } = alert.parse(body);
			add(books.alerts, file ?? '', code ?? message ?? '');
			return { ok: true };
		});
		await books.app.listen({ host: '127.0.0.1', port: 0 });
		return books;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.app.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		await this.app.close();
	}
}

function add(list: Map<string, string[]>, file: string, text: string): void {
	list.set(file, [...(list.get(file) ?? []), text]);
}
