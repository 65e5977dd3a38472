import type { IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../../shared/errors';
import { parameterGroup, type Values } from '../../shared/node/parameters';
import { readSection } from '../../shared/node/sections';
import type { ExtractRequest } from '../api';
import { profile } from '../profile';

/** For the *Documents* of operations that send them. */
export const concurrencyOption = parameterGroup([
	{
		displayName: 'Concurrent Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'How many requests to make at once. The Free plan allows 1, Pro 5, Business 20. Each document takes up to 20 MB of memory.',
	},
]);

/** For the *Extraction* of operations that send documents one by one. */
export const documentRequestOptions = parameterGroup([
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. de',
		description: 'The language of the documents as an ISO 639-1 code. The service detects it when this is empty.',
	},
	{
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…/results/:secret',
		description: 'Where the service posts each result as well (Business plan), such as the URL of the trigger node. A :secret in it is replaced by the Webhook Secret of the credential.',
	},
]);

/** Source: "Pro plan: up to 50 files. Business plan: up to 500 files." */
export const batchSizeParameter = parameterGroup([
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'options',
		required: true,
		options: [
			{ name: '50 Files (Pro)', value: 50 },
			{ name: '500 Files (Business)', value: 500 },
		],
		default: 50,
		description: 'How many files a batch may have in your plan. More documents become several batches.',
	},
]);

export interface DocumentRequest extends ExtractRequest {
	concurrency: number;
}

/** @throws ServiceError (kind `usage`) */
export async function readDocumentRequest(ctx: IExecuteFunctions, itemIndex: number): Promise<DocumentRequest> {
	const { webhookSecret } = await ctx.getCredentials(profile.credentialType);
	const options = readSection(ctx, 'extraction', documentRequestOptions, itemIndex);
	return { ...readSection(ctx, 'documents', concurrencyOption, itemIndex), ...extractRequest(options, String(webhookSecret ?? '')) };
}

/** @param secret the credential's, for a `:secret` in the URL */
function extractRequest({ language: given, webhookUrl: url }: Values<typeof documentRequestOptions>, secret: string): ExtractRequest {
	const language = given.trim().toLowerCase();
	if (language && !/^[a-z]{2}$/.test(language)) {
		throw usageError(`The Language "${language}" is no ISO 639-1 code`, 'Enter two letters, such as en or de, or leave it empty.');
	}
	const webhookUrl = withSecret(url.trim(), secret);
	if (webhookUrl && !(URL.canParse(webhookUrl) && /^https?:/i.test(webhookUrl))) {
		throw usageError('The Webhook URL is not a web address', 'Enter it in full, such as the production URL that the trigger node shows.');
	}
	return { ...(language && { language }), ...(webhookUrl && { webhookUrl }) };
}

const PLACEHOLDER = /(?<=[/=]):secret(?=[/?#&]|$)/;

function withSecret(url: string, secret: string): string {
	if (!PLACEHOLDER.test(url)) return url;
	if (!secret) throw usageError('The credential has no Webhook Secret', 'Enter one in the credential: it takes the place of :secret in the Webhook URL.');
	return url.replace(PLACEHOLDER, encodeURIComponent(secret));
}
