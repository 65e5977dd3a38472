import { failAs, settle, ServiceError, usageError } from '../../../nodes/shared/errors';
import { failing, failureOf, failureWith } from './support/failures';

describe('settle', () => {
	it('turns success and classified failure into values', async () => {
		await expect(settle(Promise.resolve(5))).resolves.toEqual({ ok: true, value: 5 });
		await expect(settle(failing({ code: 'GONE' })())).resolves.toEqual({ ok: false, failure: failureWith({ code: 'GONE' }) });
	});

	it('lets a fault of the package through, as the exception that it is', async () => {
		const fault = new TypeError('x is undefined');

		await expect(settle(Promise.reject(fault))).rejects.toBe(fault);
	});
});

describe('failAs', () => {
	it('describes what foreign code throws, and leaves alone what is described already', async () => {
		const describeIt = (error: unknown) => failureWith({ message: `Described: ${(error as Error).message}` });

		const foreign = await failureOf(async () => await failAs(describeIt, async () => await Promise.reject(new Error('disk'))));
		const own = await failureOf(async () => await failAs(describeIt, failing({ message: 'Known' })));

		expect(foreign.message).toBe('Described: disk');
		expect(own.message).toBe('Known');
	});

	it('gives what the work gives', async () => {
		await expect(failAs(() => failureWith(), async () => await Promise.resolve('x'))).resolves.toBe('x');
	});
});

it('has its message as that of the exception', () => {
	expect(usageError('The prompt is empty', 'Fill it.')).toBeInstanceOf(ServiceError);
	expect(usageError('The prompt is empty').message).toBe('The prompt is empty');
});
