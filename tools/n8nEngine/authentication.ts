import {
	isExpression,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type INode,
	type Workflow,
} from 'n8n-workflow';

interface Scope {
	credentials: ICredentialDataDecryptedObject;
	workflow: Workflow;
	node: INode;
}

/** The request with what a credential type declares (`authenticate: { type: 'generic' }`) filled in. */
export function authenticated(
	request: IHttpRequestOptions,
	{ properties }: IAuthenticateGeneric,
	scope: Scope,
): IHttpRequestOptions {
	const result: Record<string, unknown> = { ...request, headers: request.headers ?? {} };
	for (const [part, values] of Object.entries(properties)) {
		const resolved = Object.entries(values as Record<string, string>).map(
			([name, value]) => [resolve(name, scope), resolve(value, scope)] as const,
		);
		result[part] = { ...(result[part] as object | undefined), ...Object.fromEntries(resolved) };
	}
	return { ...request, ...result };
}

function resolve(text: string, { credentials, workflow, node }: Scope): string {
	if (!isExpression(text)) return text;
	const value = workflow.expression.getSimpleParameterValue(
		node,
		text,
		'internal',
		{ $credentials: credentials },
		undefined,
		'',
	);
	return value ? String(value) : '';
}
