import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isSameSecret } from '../shared/triggers/isSameSecret';

/** What a link leads to: the page itself where it is empty. Every link has a signature over all of it. */
export type Target = { document?: string; show?: 'status' };

/** n8n reads the signature of a resume URL from this parameter. */
const SIGNATURE = 'signature';
/** Where n8n's own token stands in `signature`, ours stands here. */
const OWN_SIGNATURE = 'key';

type Signer = Pick<IExecuteFunctions | IWebhookFunctions, 'getSignedResumeUrl'> & { evaluateExpression(expression: string, itemIndex: number): unknown };

/**
 * The address of something on the page, for people. n8n compares the signature of a resume URL with one over the path that the request has
 * when it arrives; behind a proxy that takes a prefix off the path, only the token of the execution is good, where this n8n has one.
 */
export function linkTo(ctx: Signer, target: Target = {}): string {
	const signed = ctx.getSignedResumeUrl(target);
	const resume = resumeUrl(ctx);
	if (!hasPrefix(new URL(signed)) || !resume.searchParams.has(SIGNATURE)) return signed;
	const query = queryTo(ctx, target, { kind: 'token', token: tokenOf(resume) });
	return `${resume.origin}${resume.pathname}${query}`;
}

/** How a request proved that it may come in. */
export type Access = { kind: 'signature' } | { kind: 'token'; token: string };

/** The same as a query, for links of a page that was opened with this access: it is resolved against the page's own address. */
export function queryTo(ctx: Signer, target: Target, access: Access): string {
	const own = signatureOf(ctx, target);
	const query = new URLSearchParams({ ...target });
	if (access.kind === 'token' && Object.keys(target).length > 0) query.set(OWN_SIGNATURE, own);
	query.set(SIGNATURE, access.kind === 'token' ? access.token : own);
	return `?${query.toString()}`;
}

/**
 * Checks the signature of a request: our own for exactly what is asked for, or the token of the execution (which `$execution.resumeUrl` has in
 * recent versions of n8n) with our own beside it. Older versions of n8n let every request through to the node.
 * @returns undefined for a request that may not come in, or whose query is not one of ours
 */
export function accessOf(ctx: Signer, query: Readonly<Record<string, unknown>>): { access: Access; target: Target } | undefined {
	const { [SIGNATURE]: given, [OWN_SIGNATURE]: own, document, show, ...others } = query;
	const target = readTarget(document, show);
	if (typeof given !== 'string' || !target || Object.keys(others).length > 0) return undefined;
	const expected = signatureOf(ctx, target);
	const token = tokenOf(resumeUrl(ctx));
	// All are compared, whatever the first says.
	const [isSigned, hasToken, isOwn] = [isSameSecret(given, expected), token !== '' && isSameSecret(given, token), isSameSecret(typeof own === 'string' ? own : '', expected)];
	if (isSigned) return { access: { kind: 'signature' }, target };
	if (hasToken && (isOwn || Object.keys(target).length === 0)) return { access: { kind: 'token', token }, target };
	return undefined;
}

function readTarget(document: unknown, show: unknown): Target | undefined {
	if (document === undefined && show === undefined) return {};
	if (typeof document === 'string' && show === undefined) return { document };
	return document === undefined && show === 'status' ? { show } : undefined;
}

function signatureOf(ctx: Signer, target: Target): string {
	return new URL(ctx.getSignedResumeUrl(target)).searchParams.get(SIGNATURE) ?? '';
}

function resumeUrl(ctx: Signer): URL {
	return new URL(String(ctx.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
}

function tokenOf(resume: URL): string {
	return resume.searchParams.get(SIGNATURE) ?? '';
}

/** n8n's own path is one part, the number of the execution, and the node. */
function hasPrefix({ pathname }: URL): boolean {
	return pathname.split('/').length > 4;
}
