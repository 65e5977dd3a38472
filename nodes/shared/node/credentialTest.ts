import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { settle, unwrap, usageError, type Failure } from '../errors';
import { checkBaseUrl } from '../http/addresses';
import { readAnswer, type ErrorReader, type Schema } from '../http/readAnswer';
import { sendAndRead, type Transport } from '../http/send';

/** What a credential is tried with: a request that costs nothing. */
export interface CredentialTrial {
	/** Below the base URL. */
	path: string;
	/** The property with the secret. */
	secret: string;
	headers(secret: string, credential: ICredentialDataDecryptedObject): Record<string, string>;
	schema: Schema<unknown>;
	readError: ErrorReader;
}

export type CredentialTest = (this: ICredentialTestFunctions, credential: ICredentialsDecrypted) => Promise<INodeCredentialTestResult>;

/** Somebody waits for it in front of the screen. */
const TIMEOUT_MS = 30_000;

/**
 * Tries a credential behind the same guard as the node, and says what is wrong in the same words. n8n's declared test requests have no
 * guard, and show the name of a status or of a system error.
 */
export function credentialTest(trial: CredentialTrial): CredentialTest {
	return async function (this: ICredentialTestFunctions, { data = {} }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
		const tried = await settle(tryCredential(transportOf(this), data, trial));
		return tried.ok ? { status: 'OK', message: 'The service accepted the credential' } : { status: 'Error', message: wordsOf(tried.failure) };
	};
}

async function tryCredential(transport: Transport, data: ICredentialDataDecryptedObject, { path, secret: name, headers, schema, readError }: CredentialTrial): Promise<void> {
	const baseUrl = checkBaseUrl(String(data.baseUrl ?? ''));
	const secret = String(data[name] ?? '');
	if (secret.trim() === '') throw usageError('The credential has no key', 'Enter the one that the service gave you.');
	if (!/^[\x21-\x7e]+$/.test(secret)) throw usageError('The key has a character that no key has, such as a blank or a line break', 'Copy it again.');
	const options = { method: 'GET', url: baseUrl + path, headers: { Accept: 'application/json', ...headers(secret, data) }, timeout: TIMEOUT_MS } as const;
	unwrap(readAnswer(await sendAndRead(transport, options, undefined, { destination: 'service', kind: 'answer' }), schema, readError));
}

/** The only way to the network that n8n gives to a test. */
function transportOf({ helpers }: ICredentialTestFunctions): Transport {
	return async ({ url, method, headers, timeout }) =>
		(await helpers.request({ uri: url, method, headers, timeout, useStream: true, simple: false, followRedirect: false, resolveWithFullResponse: true })) as unknown;
}

function wordsOf({ status, message, advice }: Failure): string {
	const said = status === 401 ? 'The service did not accept the key' : message;
	return `${said}.${advice ? ` ${advice}` : ''}`;
}
