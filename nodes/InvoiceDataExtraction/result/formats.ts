export type Format = 'json' | 'csv' | 'xlsx';

/** The files that an extraction can be downloaded as. */
export const FORMATS: Record<Format, { name: string; mimeType: string }> = {
	csv: { name: 'CSV', mimeType: 'text/csv' },
	xlsx: { name: 'Excel (XLSX)', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
	json: { name: 'JSON', mimeType: 'application/json' },
};

export const FORMAT_CHOICES = (Object.keys(FORMATS) as Format[]).map((value) => ({ name: FORMATS[value].name, value }));
