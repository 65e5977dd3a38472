import { AiLeapersInvoiceOcrApi } from '../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceParserProApi } from '../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProSessionApi } from '../../credentials/InvoiceParserProSessionApi.credentials';
import { AiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { operations as ofAiLeapers } from '../../nodes/AiLeapersInvoiceOcr/operations';
import { EInvoice } from '../../nodes/EInvoice/EInvoice.node.js';
import { OUTPUTS, properties } from '../../nodes/EInvoice/readEInvoices';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { operations as ofDataExtraction } from '../../nodes/InvoiceDataExtraction/operations';
import { InvoiceParserPro } from '../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { operations as ofParserPro } from '../../nodes/InvoiceParserPro/operations';
import type { OperationTable } from '../../nodes/shared/node/operation';
import type { ServiceNode } from './runSteps';

/** A node that does one thing has neither resources nor operations, and n8n names neither. */
const READ: OperationTable[string]['operations'][string] = {
	kind: 'whole input', name: 'Read', action: '', summary: '', outputs: OUTPUTS, description: properties,
	execute: () => Promise.reject(new Error('The node runs by itself.')),
};

/** All nodes that have a preview. */
export const SERVICE_NODES: ServiceNode[] = [
	{ service: 'InvoiceDataExtraction', node: new InvoiceDataExtraction(), operations: ofDataExtraction, credentials: [new InvoiceDataExtractionApi()] },
	{ service: 'InvoiceParserPro', node: new InvoiceParserPro(), operations: ofParserPro, credentials: [new InvoiceParserProApi(), new InvoiceParserProSessionApi()] },
	{ service: 'AiLeapersInvoiceOcr', node: new AiLeapersInvoiceOcr(), operations: ofAiLeapers, credentials: [new AiLeapersInvoiceOcrApi()] },
	{ service: 'EInvoice', node: new EInvoice(), operations: { '': { name: '', operations: { '': READ } } }, credentials: [] },
];
