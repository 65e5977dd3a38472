import type { OutputFormat } from '../../core/settings';
import type { Storage } from '../../core/storage/storage';
import { toCsv, toJson, toXlsx } from '../../core/tables/formats';
import type { Table } from '../../core/tables/table';

const WRITERS: Record<OutputFormat, (table: Table) => string | Promise<Buffer>> = {
	json: toJson,
	csv: toCsv,
	xlsx: toXlsx,
};

/** Writes the rows once in each format; gives the objects' keys. */
export async function writeOutputs(
	storage: Storage,
	extractionId: string,
	table: Table,
	formats: OutputFormat[],
): Promise<Partial<Record<OutputFormat, string>>> {
	const outputs: Partial<Record<OutputFormat, string>> = {};
	for (const format of formats) {
		const key = `outputs/${extractionId}.${format}`;
		await storage.objects.writeBytes(key, await WRITERS[format](table));
		outputs[format] = key;
	}
	return outputs;
}
