import { credentialTest } from '../shared/node/credentialTest';
import { profile } from './profile';
import { account, keys } from './schema';

/** What the editor tries a credential with. */
export const credentialTests = {
	testInvoiceParserProApi: credentialTest({
		path: '/account',
		secret: 'apiKey',
		headers: (key) => ({ Authorization: `Bearer ${key}` }),
		schema: account,
		readError: profile.readError,
	}),
	testInvoiceParserProSessionApi: credentialTest({
		path: '/keys',
		secret: 'sessionToken',
		// As the credential sends it.
		headers: (token, { sendAs }): Record<string, string> => (sendAs === 'cookie' ? { Cookie: `session=${token}` } : { Authorization: `Bearer ${token}` }),
		schema: keys,
		readError: profile.readError,
	}),
};
