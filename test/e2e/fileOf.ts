import type { INodeExecutionData } from 'n8n-workflow';

interface FromDocument {
	_sourceFile?: string;
	fileName?: string;
}

/** The name of the document that an item of one of our nodes came from: a row's, or a failure's. */
export function fileOf({ json }: Pick<INodeExecutionData, 'json'>): string {
	const { _sourceFile: sourceFile, fileName } = json as FromDocument;
	return String(sourceFile ?? fileName);
}
