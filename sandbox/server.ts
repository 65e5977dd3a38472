import Fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { AiLeapersInvoiceOcrSandbox } from './services/aiLeapersInvoiceOcr/inspect';
import * as aiLeapers from './services/aiLeapersInvoiceOcr/plugin';
import { Service as AiLeapersService } from './services/aiLeapersInvoiceOcr/service';
import { createRealClock, type Clock } from './core/clock';
import { controlRoutes } from './core/control';
import { createReader } from './reader';
import type { DocumentReader } from './reader/reading';
import { remembering } from './reader/remembering';
import { injectFaults } from './core/faultHooks';
import { FaultList, type Fault } from './core/faults';
import { InvoiceDataExtractionSandbox } from './services/invoiceDataExtraction/inspect';
import { BASE_PATH, invoiceDataExtraction } from './services/invoiceDataExtraction/plugin';
import { Service } from './services/invoiceDataExtraction/service';
import { InvoiceParserProSandbox } from './services/invoiceParserPro/inspect';
import { batchDownloads, invoiceParserPro } from './services/invoiceParserPro/plugin';
import { INVOICE_PARSER_PRO_PATH, Service as InvoiceParserProService } from './services/invoiceParserPro/service';
import { MinuteLimiter } from './core/limits';
import { Network } from './core/network';
import { recordRequests, type RecordedRequest } from './core/requestLog';
import { applySettings, defaultSettings, readOptions, type SandboxSettings, type SettingsPatch } from './core/settings';
import { storageRoutes } from './core/storage/routes';
import { Storage, STORAGE_PATH } from './core/storage/storage';
import type { Surroundings } from './core/surroundings';

export type { Fault, RecordedRequest, SandboxSettings };

export interface SandboxOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	/** Where it is reached, and says that it is, if something stands before it, such as a proxy with TLS: `https://127.0.0.1:PORT`. */
	origin?: string;
	clock?: Clock;
	/** Reads the documents. Without one the sandbox starts its own when the first document arrives. */
	reader?: DocumentReader;
	settings?: SettingsPatch;
	/** Writes the server's log to the standard output. */
	logger?: boolean;
}

export interface Sandbox {
	/** http://127.0.0.1:PORT, unless something stands before it. */
	url: string;
	invoiceDataExtraction: InvoiceDataExtractionSandbox;
	invoiceParserPro: InvoiceParserProSandbox;
	aiLeapersInvoiceOcr: AiLeapersInvoiceOcrSandbox;
	/** Milliseconds of the sandbox's clock. */
	now(): number;
	/** Everything received, in order. */
	requests: RecordedRequest[];
	/** The names of all endpoints, for faults and in the requests; one for each, also where two services name theirs alike. */
	endpoints: string[];
	faults: { add(fault: Fault): void; clear(): void };
	/** What the line has done to requests, as the settings in `network` say. */
	network: Pick<Network, 'counts'>;
	/** May be changed at run time. */
	settings: SandboxSettings;
	/** Back to the state after the start: accounts, requests, faults, limits and settings. */
	reset(): void;
	close(): Promise<void>;
}

/** Starts the invoice services on the loopback interface, with state of their own. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const clock = options.clock ?? createRealClock();
	const settings = defaultSettings();
	applySettings(settings, options.settings ?? {});
	const storage = await Storage.create(clock);
	const faults = new FaultList();
	const limiter = new MinuteLimiter(clock);
	const network = new Network(settings.network);
	const requests: RecordedRequest[] = [];
	const app = createApp(options.logger ?? false);
	let ownReader: DocumentReader | undefined;
	const surroundings: Surroundings = {
		clock,
		settings,
		storage,
		faults,
		limiter,
		read: async (file) => await (options.reader ?? (ownReader ??= remembering(createReader()))).read(file, readOptions(settings)),
		reportError: (error) => app.log.error(error),
	};
	const service = new Service(surroundings);
	const aiLeapersService = new AiLeapersService(surroundings);
	const parserPro = new InvoiceParserProService(surroundings);

	const endpoints: string[] = [];
	app.addHook('onRoute', ({ config }) => void (config?.route && !config.route.startsWith('_') && endpoints.push(config.route)));
	recordRequests(app, clock, requests);
	injectFaults(app, faults, network);
	await app.register(async (scope) => await storageRoutes(scope, storage), { prefix: STORAGE_PATH });
	await app.register(async (scope) => await invoiceDataExtraction(scope, service), { prefix: BASE_PATH });
	await app.register(async (scope) => await aiLeapers.aiLeapersInvoiceOcr(scope, aiLeapersService), { prefix: aiLeapers.BASE_PATH });
	await app.register(async (scope) => await invoiceParserPro(scope, parserPro), { prefix: INVOICE_PARSER_PRO_PATH });
	await app.register(async (scope) => await batchDownloads(scope, parserPro));

	const sandbox: Sandbox = {
		url: '',
		invoiceDataExtraction: new InvoiceDataExtractionSandbox(service),
		invoiceParserPro: new InvoiceParserProSandbox(parserPro),
		aiLeapersInvoiceOcr: new AiLeapersInvoiceOcrSandbox(aiLeapersService),
		now: () => clock.now(),
		requests,
		endpoints,
		faults,
		network,
		settings,
		reset() {
			applySettings(settings, defaultSettings());
			applySettings(settings, options.settings ?? {});
			faults.clear();
			limiter.reset();
			network.reset();
			requests.length = 0;
			service.reset();
			parserPro.reset();
			aiLeapersService.reset();
		},
		async close() {
			await app.close();
			await ownReader?.close();
			await storage.objects.close();
		},
	};
	await app.register(async (scope) => await controlRoutes(scope, sandbox), { prefix: '/_sandbox' });
	await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	sandbox.url = options.origin ?? `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	storage.origin = sandbox.url;
	sandbox.invoiceDataExtraction.baseUrl = sandbox.url + BASE_PATH;
	sandbox.invoiceParserPro.baseUrl = sandbox.url + INVOICE_PARSER_PRO_PATH;
	sandbox.aiLeapersInvoiceOcr.baseUrl = sandbox.url + aiLeapers.BASE_PATH;
	return sandbox;
}

function createApp(logger: boolean): FastifyInstance {
	const app = Fastify({
		logger,
		genReqId: () => randomUUID(),
		// A session of 6,000 files is described in well under this.
		bodyLimit: 16 * 1024 * 1024,
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 1000 },
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson);
	return app;
}

/** A DELETE may name a JSON body without having one. */
function parseJson(_request: unknown, text: string | Buffer, done: (error: Error | null, body?: unknown) => void) {
	if (text.length === 0) return done(null, undefined);
	try {
		done(null, JSON.parse(text.toString()));
	} catch {
		done(Object.assign(new Error('The body is not valid JSON.'), { statusCode: 400 }));
	}
}
