import type { IExecuteFunctions } from 'n8n-workflow';

import type { StatedFigures } from '../eInvoice/statedFigures';
import { settle } from '../errors';
import { documentFailure, type Document, type DocumentFailure, type DocumentKind, type DocumentLimits, type DocumentOrigin, type Origin } from './document';
import { extensionOf } from './filter';
import { inspect, type Inspection } from './inspect';
import { uniqueNames } from './names';

const EXTENSIONS: Record<DocumentKind, string[]> = {
	pdf: ['.pdf'],
	jpeg: ['.jpg', '.jpeg'],
	png: ['.png'],
	webp: ['.webp'],
};

export interface Checked {
	documents: Document[];
	failures: DocumentFailure[];
	/** Files of which the judge says that they are none of those that are taken. */
	others: DocumentOrigin[];
}

/** What becomes of a file that may be an e-invoice. */
export type Verdict =
	/** It is checked and sent as any other, and compared with its XML where that is given. */
	| { is: 'document'; eInvoice?: StatedFigures }
	/** Who judged it keeps it. */
	| { is: 'taken' }
	| { is: 'failed'; code: string; message: string }
	| { is: 'other' };

/** Looks into a file that may be an e-invoice. @throws ServiceError (code `UNREADABLE_FILE`) */
export type Judge = (origin: DocumentOrigin, inspection: Inspection) => Promise<Verdict>;

/**
 * Checks every file before anything is sent, so that one bad file, or one that n8n no longer has, costs neither an upload nor its neighbours.
 * Documents come back in the order given, each under a unique name.
 * @param judge what becomes of those that may be e-invoices; without one they are documents as any other
 */
export async function checkDocuments(
	ctx: IExecuteFunctions,
	files: DocumentOrigin[],
	limits: DocumentLimits,
	judge: Judge = async () => await Promise.resolve({ is: 'document' }),
): Promise<Checked> {
	const good: Array<{ origin: DocumentOrigin; kind: DocumentKind; inspection: Inspection; extension: string }> = [];
	const failures: DocumentFailure[] = [];
	const others: DocumentOrigin[] = [];
	for (const file of files) {
		const inspected = await settle(inspectAndJudge(ctx, file, judge));
		if (!inspected.ok) {
			failures.push(documentFailure(file, 'check', inspected.failure));
			continue;
		}
		const { inspection, verdict } = inspected.value;
		if (verdict.is === 'failed') failures.push(checkFailure(file, verdict));
		if (verdict.is === 'other') others.push(file);
		if (verdict.is !== 'document') continue;
		const origin = verdict.eInvoice ? { ...file, eInvoice: verdict.eInvoice } : file;
		const problem = findProblem(origin, inspection, limits);
		if (problem || !inspection.kind) {
			failures.push(checkFailure(origin, problem ?? unsupported(origin, limits)));
			continue;
		}
		const extension = extensionOf(origin.originalName);
		const fitting = EXTENSIONS[inspection.kind];
		good.push({ origin, kind: inspection.kind, inspection, extension: fitting.includes(extension) ? extension : fitting[0] });
	}
	const names = uniqueNames(good.map(({ origin }) => origin.originalName), good.map(({ extension }) => extension));
	const documents = good.map(({ origin, kind, inspection: { sizeBytes, sha256 } }, index) => ({
		...origin,
		kind,
		sizeBytes,
		sha256,
		fileName: names[index],
	}));
	return { documents, failures, others };
}

async function inspectAndJudge(ctx: IExecuteFunctions, file: DocumentOrigin, judge: Judge): Promise<{ inspection: Inspection; verdict: Verdict }> {
	const inspection = await inspect(ctx, file.binary);
	return { inspection, verdict: inspection.mayBeEInvoice ? await judge(file, inspection) : { is: 'document' } };
}

/** The kind that a file is by its name. */
export function claimedKind(fileName: string): DocumentKind | undefined {
	const extension = extensionOf(fileName);
	return (Object.keys(EXTENSIONS) as DocumentKind[]).find((candidate) => EXTENSIONS[candidate].includes(extension));
}

/** What a check finds comes again however often the file is sent. */
export function checkFailure(origin: Origin, { code, message }: Pick<DocumentFailure, 'code' | 'message'>): DocumentFailure {
	return { origin, stage: 'check', code, message, retryable: false };
}

/** The failure of a file that the filter leaves out. */
export function unsupported(origin: DocumentOrigin, limits: DocumentLimits): Pick<DocumentFailure, 'code' | 'message'> {
	const kinds = limits.kinds.map((kind) => kind.toUpperCase()).join(', ');
	return {
		code: 'UNSUPPORTED_FILE_TYPE',
		message: `${origin.originalName} is of a type that is not extracted (${origin.binary.mimeType}). Convert it to one of ${kinds}.`,
	};
}

function findProblem(
	origin: DocumentOrigin,
	{ sizeBytes, kind, encrypted }: Inspection,
	limits: DocumentLimits,
): Pick<DocumentFailure, 'code' | 'message'> | undefined {
	const name = origin.originalName;
	const claimed = claimedKind(name);
	if (sizeBytes === 0) {
		return { code: 'EMPTY_FILE', message: `${name} is empty. Check the node that brings it.` };
	}
	if (!kind) {
		if (!claimed) return unsupported(origin, limits);
		return {
			code: 'CONTENT_MISMATCH',
			message: `${name} is named as ${claimed.toUpperCase()} but its content is not. Check the node that brings it: a web page, an error message or text in its place is the usual cause.`,
		};
	}
	if (claimed && claimed !== kind) {
		return {
			code: 'CONTENT_MISMATCH',
			message: `${name} is named as ${claimed.toUpperCase()} but its content is ${kind.toUpperCase()}. Rename it to ${EXTENSIONS[kind][0]}.`,
		};
	}
	if (!limits.kinds.includes(kind)) return unsupported(origin, limits);
	const maxBytes = limits.maxBytes[kind] ?? Infinity;
	if (sizeBytes > maxBytes) {
		return {
			code: 'FILE_TOO_LARGE',
			message: `${name} has ${megabytes(sizeBytes)} MB; a ${kind.toUpperCase()} may have ${megabytes(maxBytes)} MB. Split or compress it.`,
		};
	}
	if (encrypted) {
		return { code: 'ENCRYPTED_FILE', message: `${name} opens only with a password. Remove the protection and send it again.` };
	}
	return undefined;
}

function megabytes(bytes: number): string {
	return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toString();
}
