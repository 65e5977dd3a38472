import type { IDataObject } from 'n8n-workflow';

/** An answer of any status. Header names are in lower case. */
export interface Answer {
	status: number;
	headers: IDataObject;
	body: unknown;
}
