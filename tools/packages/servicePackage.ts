/** A package that holds one service, made from what the repository has of it. */
export interface ServicePackage {
	/** The service's folder below `nodes/`; marks in README.md and CHANGELOG.md name it so. */
	service: string;
	/** Its name in the registry. */
	name: string;
	/** What the service is called. */
	title: string;
	/** One sentence without a full stop. */
	description: string;
	/** Beside those of the whole package. */
	keywords: string[];
	/** The operation with which its first example extracts. */
	extract: { resource: string; operation: string };
}

/** Every package that `npm run packages` makes. Their names are the owner's to decide, until the first one is published. */
export const SERVICE_PACKAGES: ServicePackage[] = [
	{
		service: 'InvoiceDataExtraction',
		name: 'n8n-nodes-invoice-data-extraction',
		title: 'Invoice Data Extraction',
		description: 'n8n node for Invoice Data Extraction: invoices (PDFs, scans, photos) to clean rows with the fields you ask for, doubtful ones apart',
		keywords: ['invoice-data-extraction'],
		extract: { resource: 'document', operation: 'extract' },
	},
	{
		service: 'InvoiceParserPro',
		name: 'n8n-nodes-invoiceparser-pro',
		title: 'InvoiceParser Pro',
		description: 'n8n nodes for InvoiceParser Pro: invoices (PDFs, scans, photos) to clean rows, doubtful ones apart, and a trigger for finished ones',
		keywords: ['invoiceparser-pro'],
		extract: { resource: 'invoice', operation: 'extract' },
	},
	{
		service: 'AiLeapersInvoiceOcr',
		name: 'n8n-nodes-aileapers-invoice-ocr',
		title: 'AI Leapers Invoice OCR',
		description: 'n8n nodes for AI Leapers Invoice OCR: invoices (PDFs, scans, photos) to clean rows, doubtful ones apart, and a trigger for posted results',
		keywords: ['aileapers'],
		extract: { resource: 'document', operation: 'extract' },
	},
];

/** Folders below `nodes/` of nodes without a service. They are in the whole package only: packages of services, installed side by side, would each bring them. */
export const WITHOUT_SERVICE = ['EInvoice', 'InvoiceReview'];
