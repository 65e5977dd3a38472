import { credentialTest } from '../shared/node/credentialTest';
import { profile } from './profile';
import { usage } from './schema';

/** What the editor tries a credential with. */
export const credentialTests = {
	testAiLeapersInvoiceOcrApi: credentialTest({
		path: '/usage',
		secret: 'apiKey',
		headers: (key) => ({ Authorization: `Bearer ${key}` }),
		schema: usage,
		readError: profile.readError,
	}),
};
