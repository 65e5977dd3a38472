import { AiLeapersInvoiceOcrApi } from '../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceParserProApi } from '../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProSessionApi } from '../../credentials/InvoiceParserProSessionApi.credentials';
import { AiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { operations as ofAiLeapers } from '../../nodes/AiLeapersInvoiceOcr/operations';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { operations as ofDataExtraction } from '../../nodes/InvoiceDataExtraction/operations';
import { InvoiceParserPro } from '../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { operations as ofParserPro } from '../../nodes/InvoiceParserPro/operations';
import type { ServiceNode } from './runSteps';

/** All nodes that have operations. */
export const SERVICE_NODES: ServiceNode[] = [
	{ service: 'InvoiceDataExtraction', node: new InvoiceDataExtraction(), operations: ofDataExtraction, credentials: [new InvoiceDataExtractionApi()] },
	{ service: 'InvoiceParserPro', node: new InvoiceParserPro(), operations: ofParserPro, credentials: [new InvoiceParserProApi(), new InvoiceParserProSessionApi()] },
	{ service: 'AiLeapersInvoiceOcr', node: new AiLeapersInvoiceOcr(), operations: ofAiLeapers, credentials: [new AiLeapersInvoiceOcrApi()] },
];
