import type { ICredentialDataDecryptedObject, ICredentialType, IDataObject, INodeType } from 'n8n-workflow';

import { AiLeapersInvoiceOcrApi } from '../../../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { InvoiceDataExtractionApi } from '../../../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceParserProApi } from '../../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProSessionApi } from '../../../../credentials/InvoiceParserProSessionApi.credentials';
import { AiLeapersInvoiceOcr } from '../../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { operations as ofAiLeapers } from '../../../../nodes/AiLeapersInvoiceOcr/operations';
import { InvoiceDataExtraction } from '../../../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { operations as ofInvoiceDataExtraction } from '../../../../nodes/InvoiceDataExtraction/operations';
import { InvoiceParserPro } from '../../../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { operations as ofInvoiceParserPro } from '../../../../nodes/InvoiceParserPro/operations';
import type { OperationTable } from '../../../../nodes/shared/node/operation';
import type { Fault } from '../../../../sandbox/core/faults';
import type { RecordedRequest, Sandbox } from '../../../../sandbox/server';
import { panelOf } from '../../../support/panel';
import { LedgerLens, operations as ofLedgerLens } from '../ledgerLens/LedgerLens.node.js';
import { LedgerLensApi } from '../ledgerLens/LedgerLensApi.credentials';
import type { LedgerLensServer } from './ledgerLensServer';

/** The servers that play the services. */
export interface Servers {
	sandbox: Sandbox;
	lens: LedgerLensServer;
}

/** What a server can be asked and told, whatever the service. */
export interface Server {
	requests: RecordedRequest[];
	faults: { add(fault: Fault): void; clear(): void };
}

/** A job service and all that is not the same for it as for the others. A further service is one more of these. */
export interface Service {
	name: string;
	node: INodeType;
	operations: OperationTable;
	credential: ICredentialType;
	/** What some of its other operations use instead. */
	otherCredential?: { type: ICredentialType; account(servers: Servers): ICredentialDataDecryptedObject };
	/** Where Extract and Submit stand, and where Wait for Completion, Get Rows and Get Status do. */
	resources: { documents: string; work?: string };
	/** The operation that sends without waiting; missing where the service answers at once. */
	submit?: 'submit' | 'create';
	/** The key of a piece of work's ID in its item. */
	idKey?: string;
	/** Whether the service does the same work once however often it is asked. */
	isKeyed: boolean;
	/** Whether several documents make up one piece of work. */
	isTogether: boolean;
	/** How many of them, where a test may send more. */
	groupSize?: number;
	/** The endpoints, as the server names them: where documents are sent, where work is looked at, and where its rows come from if not from there. */
	routes: { submit: string; look?: string; rows?: string };
	/** The least time between two looks, in milliseconds. */
	lookPauseMs: number;
	/** The column with the number of an invoice. */
	numberColumn: string;
	server(servers: Servers): Server & { baseUrl: string; apiKey: string };
	/** How many documents were charged. */
	charged(servers: Servers): number;
}

const ofSandbox = (name: 'invoiceDataExtraction' | 'invoiceParserPro' | 'aiLeapersInvoiceOcr') => ({
	server: ({ sandbox: { requests, faults, [name]: { baseUrl, apiKey } } }: Servers) => ({ requests, faults, baseUrl, apiKey }),
});

const parserPro = {
	node: new InvoiceParserPro(),
	operations: ofInvoiceParserPro,
	credential: new InvoiceParserProApi(),
	otherCredential: {
		type: new InvoiceParserProSessionApi(),
		account: ({ sandbox: { invoiceParserPro: { sessionToken, baseUrl } } }: Servers) => ({ sessionToken, sendAs: 'bearer', baseUrl }),
	},
	lookPauseMs: 2_000,
	numberColumn: 'invoice_number',
	charged: ({ sandbox }: Servers) => 450 - sandbox.invoiceParserPro.account.credits.balance,
	...ofSandbox('invoiceParserPro'),
};

const aiLeapers = {
	node: new AiLeapersInvoiceOcr(),
	operations: ofAiLeapers,
	credential: new AiLeapersInvoiceOcrApi(),
	lookPauseMs: 5_000,
	isKeyed: false,
	numberColumn: 'invoice_number',
	charged: ({ sandbox }: Servers) => sandbox.aiLeapersInvoiceOcr.business.used,
	...ofSandbox('aiLeapersInvoiceOcr'),
};

export const SERVICES: Service[] = [
	{
		name: 'Invoice Data Extraction',
		node: new InvoiceDataExtraction(),
		operations: ofInvoiceDataExtraction,
		credential: new InvoiceDataExtractionApi(),
		resources: { documents: 'document', work: 'extraction' },
		submit: 'submit',
		idKey: 'extractionId',
		isKeyed: true,
		isTogether: true,
		routes: { submit: 'submit', look: 'poll', rows: 'storageGet' },
		lookPauseMs: 5_000,
		numberColumn: 'Invoice Number',
		charged: ({ sandbox }) => 50 - sandbox.invoiceDataExtraction.account.balance,
		...ofSandbox('invoiceDataExtraction'),
	},
	{
		name: 'InvoiceParser Pro, one by one',
		resources: { documents: 'invoice', work: 'invoice' },
		submit: 'submit',
		idKey: 'jobId',
		isKeyed: true,
		isTogether: false,
		routes: { submit: 'uploadInvoice', look: 'getInvoice' },
		...parserPro,
	},
	{
		name: 'InvoiceParser Pro, in batches',
		resources: { documents: 'batch', work: 'batch' },
		submit: 'create',
		idKey: 'batchId',
		isKeyed: false,
		isTogether: true,
		groupSize: 25,
		routes: { submit: 'createBatch', look: 'getBatch' },
		...parserPro,
	},
	{
		name: 'AI Leapers Invoice OCR, one by one',
		resources: { documents: 'document' },
		isTogether: false,
		routes: { submit: 'extract' },
		...aiLeapers,
	},
	{
		name: 'AI Leapers Invoice OCR, in batches',
		resources: { documents: 'batch', work: 'batch' },
		submit: 'create',
		idKey: 'batchId',
		isTogether: true,
		groupSize: 50,
		routes: { submit: 'createBatch', look: 'getBatch' },
		...aiLeapers,
	},
	{
		name: 'Ledger Lens',
		node: new LedgerLens(),
		operations: ofLedgerLens,
		credential: new LedgerLensApi(),
		resources: { documents: 'document', work: 'document' },
		submit: 'submit',
		idKey: 'readingId',
		isKeyed: true,
		isTogether: false,
		routes: { submit: 'analyze', look: 'operation' },
		lookPauseMs: 1_000,
		numberColumn: 'InvoiceId',
		server: ({ lens }) => lens,
		charged: ({ lens }) => lens.charged,
	},
];

/** Those that give work to wait for. */
export const WAITED_FOR = SERVICES.filter(({ submit }) => submit) as Array<Service & Required<Pick<Service, 'submit' | 'idKey'>> & { routes: { look: string } }>;

/** The rows of a table, named after the service. */
export const named = <T extends { name: string }>(services: T[]): Array<[string, T]> => services.map((service) => [service.name, service]);

/** How many calls it takes to send two documents. */
export const calls = ({ isTogether }: Service): number => (isTogether ? 1 : 2);

export type Operation = 'extract' | 'submit' | 'wait' | 'getRows' | 'getStatus';

/** Documents that go one after the other, also where the service sends several at once. */
export function oneAtATime(service: Service): IDataObject {
	const isSet = JSON.stringify(panelOf(service.node.description, settingOf(service, 'extract'))).includes('"concurrency"');
	return isSet ? { concurrency: 1 } : {};
}

/** How a node is set to an operation, whatever the service calls it. */
export function settingOf({ resources, submit }: Service, operation: Operation): IDataObject {
	if (operation === 'extract') return { resource: resources.documents, operation };
	if (operation === 'submit') return { resource: resources.documents, operation: submit };
	return { resource: resources.work, operation };
}
