import type { IExecuteFunctions } from 'n8n-workflow';

import type { ReviewRow } from '../../../../../nodes/shared/review/evidence';
import { openMemory } from '../../../../../nodes/shared/review/memory/openMemory';
import type { ReviewOptions } from '../../../../../nodes/shared/review/reviewOptions';
import { reviewRows } from '../../../../../nodes/shared/review/reviewRows';
import { reviewing } from '../../../../support/panel';
import { useProbe, type ProbeExecution } from '../../support/probe';

const probed = useProbe();

const invoice = (number: string, documentHash: string, vendor = 'Harbor Supply'): ReviewRow => ({
	columns: { 'Vendor Name': vendor, 'Invoice Number': number },
	documentHash,
	fileName: `${documentHash}.pdf`,
	extractionId: 'extraction-1',
});

const EVER: ReviewOptions = reviewing({ reviewRules: ['DUPLICATE'], duplicateScope: 'ever' });
const OTHER_FILE: ReviewOptions = { ...EVER, duplicateScope: 'everOtherFile' };

interface Execution extends ProbeExecution {
	settings?: ReviewOptions;
}

/** The indexes of the rows that were seen before. */
async function seen(rows: ReviewRow[], { settings = EVER, ...options }: Execution = {}): Promise<number[]> {
	return await probed(async (ctx) => [...(await openMemory(ctx, rows, settings)).deliveredBefore.keys()], options);
}

/** The indexes of the rows that are flagged at all. */
async function flagged(rows: ReviewRow[], { settings = EVER, ...options }: Execution = {}): Promise<number[]> {
	return await probed(async (ctx) => {
		const reasons = await reviewRows(ctx, rows, new Map(), settings);
		return reasons.flatMap((found, index) => (found.length > 0 ? [index] : []));
	}, options);
}

describe('an invoice of an earlier execution', () => {
	it('is found again, however vendor and number are spelled, and others are not', async () => {
		expect(await seen([invoice('INV-1', 'a')])).toEqual([]);
		expect(await seen([invoice('INV-2', 'b'), invoice('inv 1', 'c', 'HARBOR SUPPLY')])).toEqual([1]);
	});

	it('is found again in the same file, since a reminder comes with the same PDF', async () => {
		await seen([invoice('1', 'a')]);
		expect(await seen([invoice('1', 'a')])).toEqual([0]);
	});

	it('stays one however often it comes: what is flagged does not become the owner', async () => {
		await seen([invoice('1', 'a')]);
		for (const settings of [EVER, OTHER_FILE]) {
			expect(await seen([invoice('1', 'b')], { settings })).toEqual([0]);
			expect(await seen([invoice('1', 'b')], { settings })).toEqual([0]);
		}
		expect(await seen([invoice('1', 'b')], { executionId: '77' })).toEqual([0]);
		expect(await seen([invoice('1', 'b')], { executionId: '77' })).toEqual([0]);
	});

	it('is forgotten when more than the set number came after it', async () => {
		const settings = { ...EVER, rememberedInvoices: 2 };
		for (const number of ['1', '2', '3']) await seen([invoice(number, number)], { settings });
		expect(await seen([invoice('3', 'x')], { settings })).toEqual([0]);
		expect(await seen([invoice('1', 'x')], { settings })).toEqual([]);
	});

	it('is not looked for unless the settings say so', async () => {
		await seen([invoice('1', 'a')]);
		expect(await seen([invoice('1', 'b')], { settings: { ...EVER, duplicateScope: 'run' } })).toEqual([]);
		expect(await seen([invoice('1', 'b')], { settings: { ...EVER, reviewRules: [] } })).toEqual([]);
	});
});

describe('a run does not find itself', () => {
	it('when the step is retried in the same execution', async () => {
		expect(await seen([invoice('1', 'a')], { executionId: '5' })).toEqual([]);
		expect(await seen([invoice('1', 'a')], { executionId: '5' })).toEqual([]);
	});

	it('when a person retries a failed execution, which then has another ID', async () => {
		await seen([invoice('1', 'a')], { executionId: '5' });
		expect(await seen([invoice('1', 'a')], { executionId: '6', mode: 'retry' })).toEqual([]);
		expect(await seen([invoice('1', 'b')], { executionId: '7', mode: 'retry' })).toEqual([0]);
	});

	it('when an older execution is tried again, after others brought the same invoice', async () => {
		await seen([invoice('1', 'a')], { executionId: '5' });
		expect(await seen([invoice('1', 'b')], { executionId: '6' })).toEqual([0]);
		expect(await seen([invoice('1', 'a')], { executionId: '5' })).toEqual([]);
		expect(await seen([invoice('1', 'a')], { executionId: '7', mode: 'retry' })).toEqual([]);
		expect(await seen([invoice('1', 'a')], { executionId: '8' })).toEqual([0]);
	});

	it('in the lines of one invoice', async () => {
		expect(await seen([invoice('1', 'a'), invoice('1', 'a'), invoice('1', 'a')])).toEqual([]);
	});
});

describe('with the same file allowed', () => {
	const settings = OTHER_FILE;

	it('only another file with the same invoice is a duplicate', async () => {
		await seen([invoice('1', 'a')], { settings });
		expect(await seen([invoice('1', 'a'), invoice('1', 'b')], { settings })).toEqual([1]);
	});

	it('the second of two files in one run stays a duplicate when it comes alone', async () => {
		expect(await flagged([invoice('1', 'a'), invoice('1', 'b')], { settings })).toEqual([1]);
		expect(await flagged([invoice('1', 'b')], { settings })).toEqual([0]);
		expect(await flagged([invoice('1', 'a')], { settings })).toEqual([]);
	});

	it('the same result fetched again is the same file where no hash is known', async () => {
		const { documentHash, ...row } = invoice('1', 'a');
		expect(documentHash).toBe('a');
		await seen([row], { settings });
		expect(await seen([row, { ...row, extractionId: 'extraction-2' }], { settings })).toEqual([1]);
	});
});

it('says what to do where n8n has no memory', async () => {
	const helpers: Partial<IExecuteFunctions['helpers']> = {};
	await expect(
		probed(async (ctx) => [...(await openMemory(Object.create(ctx, { helpers: { value: helpers } }), [invoice('1', 'a')], EVER)).deliveredBefore.keys()]),
	).rejects.toThrow('cannot remember invoices');
});

describe('where the memory fails, rows that are paid for', () => {
	const locked = async () => await Promise.reject(new Error('the database is locked'));

	it.each<[string, Partial<IExecuteFunctions['helpers']>, string]>([
		['is missing', {}, 'cannot remember invoices'],
		['cannot be read', { checkProcessedAndRecord: locked }, 'the database is locked'],
	])('go to review and say so, when it %s', async (_, helpers, reason) => {
		let messages: string[] = [];
		await probed(async (ctx) => {
			const rows = [invoice('1', 'a'), invoice('2', 'b')];
			const reasons = await reviewRows(Object.create(ctx, { helpers: { value: helpers } }), rows, new Map(), EVER);
			messages = reasons.map((list) => list.filter(({ code }) => code === 'DUPLICATE').map(({ message }) => message).join());
			return [];
		});
		expect(messages).toEqual([expect.stringContaining(reason), expect.stringContaining(reason)]);
	});
});
