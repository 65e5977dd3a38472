import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../../../../nodes/shared/errors';
import { toNodeError } from '../../../../nodes/shared/node/nodeErrors';
import { failureWith } from '../support/failures';

const node: INode = { id: '1', name: 'Extract', type: 'x.extract', typeVersion: 1, position: [0, 0], parameters: {} };
const errorOf = (parts: Partial<Failure>, itemIndex = 0) => toNodeError(node, failureWith(parts), itemIndex);

it('says what failed, what to do, and what to tell the support', () => {
	const error = errorOf({ message: 'The key is wrong', advice: 'Check it.', code: 'UNAUTHENTICATED', status: 401, requestId: 'req_1', extractionId: 'ext_1' }, 3);

	expect(error).toBeInstanceOf(NodeApiError);
	expect(error.message).toBe('The key is wrong');
	expect(error.description).toBe('Check it. Code: UNAUTHENTICATED. Extraction ID: ext_1. Request ID: req_1.');
	expect(error.context.itemIndex).toBe(3);
	expect(error).toHaveProperty('httpCode', '401');
});

it('says the code alone where nothing more is known', () => {
	expect(errorOf({ code: 'ODD' }).description).toBe('Code: ODD.');
});

it.each<Failure['kind']>(['usage', 'cancelled'])('makes no API error of "%s", which no service caused', (kind) => {
	const error = errorOf({ kind, message: 'The prompt EACCES is empty', advice: 'Fill it.', code: 'INVALID_SETTING' }, 2);

	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error.message).toBe('The prompt EACCES is empty');
	expect(error.description).toBe('Fill it.');
	expect(error.messages).toContain('Code: INVALID_SETTING');
	expect(error.context.itemIndex).toBe(2);
});

it.each([
	[400, 'The request is wrong'],
	[401, 'The API key is wrong'],
	[402, 'No credits are left'],
	[403, 'The storage refused it'],
	[404, 'The extraction does not exist'],
	[429, 'Too many requests'],
	[500, 'The service failed'],
	[503, 'The service is down'],
	[undefined, 'The service could not be reached: ECONNREFUSED'],
	[undefined, 'getaddrinfo ENOTFOUND api.example.com'],
	[undefined, 'The service did not answer in time: ETIMEDOUT'],
])('keeps its own text with HTTP %p, where n8n has one of its own: %s', (status, message) => {
	const error = errorOf({ message, status, advice: 'Do this.' });

	expect(error.message).toBe(message);
	expect(error.description).toMatch(/^Do this\. Code: /);
});

it('carries nothing but the plain failure, so that no request can be read from it', () => {
	const error = errorOf({ message: 'No', details: { signature: 'not for the log' } });

	expect(JSON.stringify(error)).not.toContain('not for the log');
	expect(error.cause).not.toBeInstanceOf(Error);
});
