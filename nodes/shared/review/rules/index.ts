import { duplicates } from './duplicates';
import { eInvoiceInvalid } from './eInvoiceInvalid';
import { failedPages } from './failedPages';
import { lowConfidence } from './lowConfidence';
import { missingFields } from './missingFields';
import { notAutomationReady } from './notAutomationReady';
import { outOfRange } from './outOfRange';
import { qaSample } from './qaSample';
import { risk } from './risk';
import { schemaDrift } from './schemaDrift';
import { totals } from './totals';
import { uncertainty } from './uncertainty';

/** All rules, in the order in which they run; the sample comes last, since it is taken of the rows that are clean by then. */
export const RULES = [
	uncertainty,
	failedPages,
	eInvoiceInvalid,
	missingFields,
	totals,
	duplicates,
	outOfRange,
	lowConfidence,
	notAutomationReady,
	risk,
	schemaDrift,
	qaSample,
] as const;
