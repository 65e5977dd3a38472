import type { FieldPreset } from '../preset';
import { bankStatement } from './bankStatement';
import { creditNote } from './creditNote';
import { custom } from './custom';
import { invoiceHeader } from './invoiceHeader';
import { lineItems } from './lineItems';
import { purchaseOrder } from './purchaseOrder';
import { receipt } from './receipt';
import { utilityBill } from './utilityBill';

export const DEFAULT_PRESET = invoiceHeader;

/** In the order in which the node lists them. */
export const PRESETS: readonly FieldPreset[] = [
	bankStatement,
	creditNote,
	custom,
	invoiceHeader,
	lineItems,
	purchaseOrder,
	receipt,
	utilityBill,
];
