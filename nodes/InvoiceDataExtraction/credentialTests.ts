import { credentialTest } from '../shared/node/credentialTest';
import { profile } from './profile';
import { balance } from './schema';

/** What the editor tries a credential with. */
export const credentialTests = {
	testInvoiceDataExtractionApi: credentialTest({
		path: '/credits/balance',
		secret: 'apiKey',
		headers: (key) => ({ Authorization: `Bearer ${key}` }),
		schema: balance,
		readError: profile.readError,
	}),
};
