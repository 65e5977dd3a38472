import { fileFieldParameter } from '../../shared/node/fileFieldParameter';
import { joinGroups, parameterGroup } from '../../shared/node/parameters';

export type Format = 'excel' | 'csv' | 'qb' | 'zoho';

/** The files that a result can be downloaded as, under the service's own names for them. */
export const FILES: Record<Format, { name: string; extension: string; mimeType: string }> = {
	csv: { name: 'CSV', extension: '.csv', mimeType: 'text/csv' },
	excel: { name: 'Excel (XLSX)', extension: '.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
	qb: { name: 'QuickBooks (CSV)', extension: '.csv', mimeType: 'text/csv' },
	zoho: { name: 'Zoho Books (CSV)', extension: '.csv', mimeType: 'text/csv' },
};

/** Source: of an invoice "Either `excel` (returns an .xlsx file) or `csv`"; of a batch "combined Excel/CSV/QB/Zoho downloads". */
export const INVOICE_FORMATS: Format[] = ['excel', 'csv'];
export const BATCH_FORMATS: Format[] = ['excel', 'csv', 'qb', 'zoho'];

/** As the panel lists them. */
export function formatChoices(formats: Format[]): Array<{ name: string; value: Format }> {
	return formats.map((value) => ({ name: FILES[value].name, value })).sort((left, right) => left.name.localeCompare(right.name));
}

/** The parameters of a download, behind the ID. */
export function downloadParameters(formats: Format[]) {
	return joinGroups(
		parameterGroup([
			{
				displayName: 'Format',
				name: 'format',
				type: 'options',
				required: true,
				options: formatChoices(formats),
				default: 'excel',
				description: 'The format of the file',
			},
		]),
		fileFieldParameter,
	);
}
