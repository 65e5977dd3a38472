import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FAULT_KINDS } from './faults';
import { applySettings } from './settings';
import type { Sandbox } from '../server';
import { settingsPatchSchema } from './settingsSchema';

const faultSchema = z
	.object({
		route: z.string(),
		kind: z.enum(FAULT_KINDS).exclude(['changed']),
		status: z.number().int().min(200).max(599).optional(),
		code: z.string().optional(),
		retryable: z.boolean().optional(),
		details: z.record(z.string(), z.unknown()).optional(),
		retryAfter: z.union([z.number(), z.string()]).optional(),
		delayMs: z.number().min(0).optional(),
		times: z.number().int().min(1).optional(),
		skip: z.number().int().min(0).optional(),
		match: z.string().optional(),
	})
	.strict();

/** The sandbox's switches over HTTP, so that faults can be played from a shell. */
export async function controlRoutes(app: FastifyInstance, sandbox: Sandbox): Promise<void> {
	const config = { config: { route: '_control' } };
	app.setErrorHandler(async (error: Error, _request, reply) =>
		reply.code(400).send({ error: error instanceof z.ZodError ? error.issues : error.message }),
	);
	app.get('/health', config, async () => ({
		ok: true,
		invoiceDataExtraction: sandbox.invoiceDataExtraction.baseUrl,
		aiLeapersInvoiceOcr: sandbox.aiLeapersInvoiceOcr.baseUrl,
		invoiceParserPro: sandbox.invoiceParserPro.baseUrl,
	}));
	app.get('/requests', config, async () => sandbox.requests.map(withoutSecrets));
	app.delete('/requests', config, async () => {
		sandbox.requests.length = 0;
		return { ok: true };
	});
	app.post('/faults', config, async (request) => {
		sandbox.faults.add(faultSchema.parse(request.body));
		return { ok: true };
	});
	app.delete('/faults', config, async () => {
		sandbox.faults.clear();
		return { ok: true };
	});
	app.get('/settings', config, async () => sandbox.settings);
	app.post('/settings', config, async (request) => {
		const { credits, ...settings } = settingsPatchSchema.parse(request.body);
		applySettings(sandbox.settings, credits === undefined ? settings : { ...settings, credits });
		if (credits !== undefined) sandbox.invoiceDataExtraction.account.balance = credits;
		const parserProCredits = settings.invoiceParserPro?.credits;
		if (parserProCredits !== undefined) sandbox.invoiceParserPro.account.credits.balance = parserProCredits;
		return sandbox.settings;
	});
	app.post('/reset', config, async () => {
		sandbox.reset();
		return { ok: true };
	});
}

const SECRET_HEADERS = ['authorization', 'cookie'];

/** Somebody may have sent a real key by mistake. */
function withoutSecrets(request: Sandbox['requests'][number]): object {
	const headers = Object.entries(request.headers).map(([name, value]) => [name, SECRET_HEADERS.includes(name) ? '(hidden)' : value]);
	return { ...request, headers: Object.fromEntries(headers) as object };
}
