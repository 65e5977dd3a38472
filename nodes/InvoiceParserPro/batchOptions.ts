import type { INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../shared/documents/documentOptions';
import { exportModeOption } from './invoiceOptions';

/** For the *Options* of operations that create batches. */
export const batchOptions: INodeProperties[] = [...documentOptions, exportModeOption];
