import type { IDataObject } from 'n8n-workflow';

import type { MadeBill } from './makeBill';

/** What an item says of the bill of its invoice, for an HTTP Request node; nothing where there is none. */
export function billFields(made: MadeBill | undefined): IDataObject {
	if (!made || made.problems) return {};
	return { _bill: made.body, _billKey: made.bill.key, ...(made.endpoint !== undefined && { _billEndpoint: made.endpoint }) };
}
