import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { clock } from '../clock';
import { readList } from '../documents/documentOptions';
import { readDate } from '../invoice/dates';
import type { DuplicateScope, ReasonCode, ReviewSettings } from './reasons';
import { RULES } from './review';

const DEFAULT_TOLERANCE = 0.02;

/**
 * Reads the node's *Options*. All rules are on where nothing else is said.
 * @param timezone in which "today" is meant, for limits in days; the workflow's, from `ctx.getTimezone()`
 */
export function readReviewSettings(options: IDataObject, timezone = 'UTC'): ReviewSettings {
	const today = DateTime.fromMillis(clock.now(), { zone: timezone });
	const [age, ahead] = [readNumber(options.maxAgeDays), readNumber(options.maxDaysAhead)];
	return {
		rules: new Set((options.reviewRules ?? Object.keys(RULES)) as ReasonCode[]),
		requiredFields: readList(options.requiredFields),
		tolerance: Number(options.tolerance ?? DEFAULT_TOLERANCE),
		minTotal: readNumber(options.minTotal),
		maxTotal: readNumber(options.maxTotal),
		dateFrom: [readDate(options.dateFrom), age === undefined ? undefined : dayOf(today.minus({ days: age }))].filter(isSet).sort().at(-1),
		dateTo: [readDate(options.dateTo), ahead === undefined ? undefined : dayOf(today.plus({ days: ahead }))].filter(isSet).sort()[0],
		minConfidence: readNumber(options.minConfidence),
		sampleShare: readNumber(options.sampleShare),
		duplicateScope: (options.duplicateScope as DuplicateScope | undefined) ?? 'run',
		rememberedInvoices: readNumber(options.rememberedInvoices),
	};
}

/** An option that is not there, or an expression that gives nothing, sets no limit. */
function readNumber(value: unknown): number | undefined {
	const number = value === undefined || value === null || value === '' ? NaN : Number(value);
	return Number.isNaN(number) ? undefined : number;
}

function dayOf(date: DateTime): string | undefined {
	return date.toISODate() ?? undefined;
}

function isSet(value: string | undefined): value is string {
	return value !== undefined;
}
