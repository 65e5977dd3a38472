import { sniff } from '../../reader/sniff';
import type { Form, FormFile } from '../../core/formData';
import type { ExportMode } from './account';
import { ApiError } from './errors';

/** INVALID_FILE: "Unsupported format, too large, or corrupt." */
export function acceptFile(file: FormFile, extensions: string[], maxBytes: number): FormFile {
	const { fileName, bytes, isTooLarge } = file;
	const extension = /\.(\w+)$/.exec(fileName)?.[1].toLowerCase() ?? '';
	if (!extensions.includes(extension)) {
		throw new ApiError('INVALID_FILE', `${fileName}: unsupported format. Accepted are ${extensions.join(', ')}.`);
	}
	if (isTooLarge) throw new ApiError('INVALID_FILE', `${fileName} is larger than ${maxBytes} bytes.`);
	const kind = sniff(bytes);
	if (typeof kind === 'object') throw new ApiError('INVALID_FILE', `${fileName}: ${kind.reason}.`);
	return file;
}

/** "Accepts `standard` (core AP fields) or `full` (every extracted field...)", "Default: standard". */
export function readExportMode({ fields }: Form): ExportMode {
	const mode = fields.export_mode ?? 'standard';
	if (mode === 'standard' || mode === 'full') return mode;
	throw new ApiError('INVALID_REQUEST', 'export_mode must be standard or full.');
}
