import type { IDataObject } from 'n8n-workflow';

import type { Suggestion } from './evidence';
import type { RULES } from './rules/index';

/** Why a row is to be looked at by a person. */
export interface Reason extends IDataObject {
	code: ReasonCode;
	/** The column that it is about, as it is named in the row. */
	field?: string;
	message: string;
	suggestions?: Suggestion[];
}

/** The code of one of the rules. */
export type ReasonCode = (typeof RULES)[number]['code'];
