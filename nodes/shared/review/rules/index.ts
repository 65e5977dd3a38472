import { bankDetailsChanged } from './bankDetailsChanged';
import { billIncomplete } from './billIncomplete';
import { currencyUnexpected } from './currencyUnexpected';
import { dateOdd } from './dateOdd';
import { duplicates } from './duplicates';
import { eInvoiceDiffers } from './eInvoiceDiffers';
import { eInvoiceInvalid } from './eInvoiceInvalid';
import { failedPages } from './failedPages';
import { ibanInvalid } from './ibanInvalid';
import { lowConfidence } from './lowConfidence';
import { missingFields } from './missingFields';
import { noAccount } from './noAccount';
import { notAutomationReady } from './notAutomationReady';
import { outOfRange } from './outOfRange';
import { poMismatch } from './poMismatch';
import { poNotFound } from './poNotFound';
import { possibleDuplicate } from './possibleDuplicate';
import { qaSample } from './qaSample';
import { receiptMismatch } from './receiptMismatch';
import { risk } from './risk';
import { schemaDrift } from './schemaDrift';
import { taxIdInvalid } from './taxIdInvalid';
import { taxRateUnusual } from './taxRateUnusual';
import { totals } from './totals';
import { uncertainty } from './uncertainty';
import { unknownVendor } from './unknownVendor';
import { unusualAmount } from './unusualAmount';

/**
 * All rules, in the order in which they run; duplicates come before the orders that they must
 * not use up, and the sample last but one, since it is taken of the rows that are clean by then. An invoice is booked as a whole, or not at all.
 */
export const RULES = [
	uncertainty,
	failedPages,
	eInvoiceInvalid,
	eInvoiceDiffers,
	missingFields,
	totals,
	duplicates,
	possibleDuplicate,
	outOfRange,
	lowConfidence,
	notAutomationReady,
	risk,
	schemaDrift,
	unknownVendor,
	currencyUnexpected,
	bankDetailsChanged,
	ibanInvalid,
	taxIdInvalid,
	taxRateUnusual,
	dateOdd,
	poNotFound,
	poMismatch,
	receiptMismatch,
	unusualAmount,
	noAccount,
	qaSample,
	billIncomplete,
] as const;
