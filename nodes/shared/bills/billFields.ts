import type { IDataObject } from 'n8n-workflow';

import type { MadeBill } from './makeBill';

/** What an item says of the bill of its invoice, for an HTTP Request node; nothing where there is none. */
export function billFields(made: MadeBill | undefined): IDataObject {
	if (!made || made.problems) return {};
	return { _bill: made.body, _billKey: made.bill.key, ...(made.endpoint !== undefined && { _billEndpoint: made.endpoint }) };
}

/** An item without what it says of a bill, which no longer holds when somebody may change the item. */
export function withoutBill(json: IDataObject): IDataObject {
	const rest = { ...json };
	for (const name of ['_bill', '_billKey', '_billEndpoint', '_bills']) delete rest[name];
	return rest;
}
