import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';

import { Ledger, Refusal, type Booked } from './ledger';
import { takeByQuickBooks } from './quickBooksBooks';
import { takeByXero } from './xeroBooks';
import { takeByZohoBooks } from './zohoBooksBooks';

/** As in the values of *Add Bill For*. */
export type BooksName = 'quickBooks' | 'xero' | 'zohoBooks';

type Query = Record<string, string | undefined>;

/** Stands in for the three services: takes bills and credits at the paths that their references have, and refuses what they would. */
export class BooksServer {
	readonly ledgers: Readonly<Record<BooksName, Ledger>> = { quickBooks: new Ledger(), xero: new Ledger(), zohoBooks: new Ledger() };
	url = '';

	private constructor(private readonly app: FastifyInstance) {}

	static async start(): Promise<BooksServer> {
		const app = Fastify({ forceCloseConnections: true });
		const server = new BooksServer(app);
		server.routes();
		await app.listen({ host: '127.0.0.1', port: 0 });
		server.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
		return server;
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	/** Sends a bill as an HTTP Request node does that is set up as the README says. */
	async send(name: BooksName, endpoint: string, body: unknown, key: string): Promise<{ ok: boolean; answer: unknown }> {
		const [method, path, headers] = {
			quickBooks: ['POST', `/v3/company/123/${endpoint}?requestid=${key}`, {}] as const,
			xero: ['PUT', `/api.xro/2.0/${endpoint}`, { 'xero-tenant-id': 'tenant', 'idempotency-key': key }] as const,
			zohoBooks: ['POST', `/books/v3/${endpoint}?organization_id=10234695&ignore_auto_number_generation=true`, {}] as const,
		}[name];
		const response = await fetch(this.url + path, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
		return { ok: response.ok, answer: await response.json() };
	}

	private routes(): void {
		const { app, ledgers } = this;
		app.post<{ Params: { endpoint: string }; Querystring: Query }>('/v3/company/:company/:endpoint', async ({ params, query, body }, reply) =>
			answer(reply, () => takeByQuickBooks(ledgers.quickBooks, params.endpoint, body, query.requestid), asQuickBooks, (code, Message) => ({ Fault: { Error: [{ Message, code: String(code) }], type: 'ValidationFault' } })),
		);
		app.put<{ Params: { endpoint: string } }>('/api.xro/2.0/:endpoint', async ({ params, headers, body }, reply) => {
			if (!headers['xero-tenant-id']) return await reply.code(403).send({ Title: 'Forbidden', Detail: 'xero-tenant-id is missing' });
			const key = headers['idempotency-key'] as string | undefined;
			return answer(reply, () => takeByXero(ledgers.xero, params.endpoint, body, key), asXero, (_code, Message) => ({ ErrorNumber: 10, Type: 'ValidationException', Message }));
		});
		app.post<{ Params: { endpoint: string }; Querystring: Query }>('/books/v3/:endpoint', async ({ params, query, body }, reply) => {
			if (!query.organization_id) return await reply.code(400).send({ code: 6041, message: 'This user is not associated with the CompanyID' });
			return answer(reply, () => takeByZohoBooks(ledgers.zohoBooks, params.endpoint, body, query.ignore_auto_number_generation === 'true'), asZohoBooks, (code, message) => ({ code, message }));
		});
	}
}

function answer(reply: FastifyReply, take: () => Booked, taken: (booked: Booked) => object, refused: (code: number, message: string) => object): FastifyReply {
	try {
		return reply.send(taken(take()));
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return reply.code(400).send(refused(error.code, error.message));
	}
}

function asQuickBooks({ id, kind, total, number }: Booked): object {
	return { [kind === 'bill' ? 'Bill' : 'VendorCredit']: { Id: id, TotalAmt: total, DocNumber: number } };
}

function asXero({ id, kind, total, number }: Booked): object {
	return kind === 'bill' ? { Invoices: [{ InvoiceID: id, InvoiceNumber: number, Total: total }] } : { CreditNotes: [{ CreditNoteID: id, CreditNoteNumber: number, Total: total }] };
}

function asZohoBooks({ id, kind, total, number }: Booked): object {
	return kind === 'bill' ? { code: 0, bill: { bill_id: id, bill_number: number, total } } : { code: 0, vendor_credit: { vendor_credit_id: id, vendor_credit_number: number, total } };
}
