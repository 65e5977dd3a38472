import type { INodeProperties } from 'n8n-workflow';

import { fileFieldProperty } from '../../shared/node/fileFieldProperty';

export type Format = 'excel' | 'csv' | 'qb' | 'zoho';

/** The files that a result can be downloaded as, under the service's own names for them. */
export const FILES: Record<Format, { name: string; extension: string; mimeType: string }> = {
	csv: { name: 'CSV', extension: '.csv', mimeType: 'text/csv' },
	excel: { name: 'Excel (XLSX)', extension: '.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
	qb: { name: 'QuickBooks (CSV)', extension: '.csv', mimeType: 'text/csv' },
	zoho: { name: 'Zoho Books (CSV)', extension: '.csv', mimeType: 'text/csv' },
};

/** The parameters of a download, behind the ID. */
export function downloadProperties(formats: Format[]): INodeProperties[] {
	const options = formats.map((value) => ({ name: FILES[value].name, value }));
	return [
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			options: options.sort((left, right) => left.name.localeCompare(right.name)),
			default: 'excel',
			description: 'The format of the file',
		},
		fileFieldProperty,
	];
}
