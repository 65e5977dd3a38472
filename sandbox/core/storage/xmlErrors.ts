import { XMLBuilder } from 'fast-xml-parser';
import type { FastifyReply } from 'fastify';

const ERRORS = {
	AccessDenied: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
	RequestExpired: { status: 403, code: 'AccessDenied', message: 'Request has expired' },
	SignatureDoesNotMatch: {
		status: 403,
		code: 'SignatureDoesNotMatch',
		message:
			'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
	},
	InvalidArgument: {
		status: 400,
		code: 'InvalidArgument',
		message:
			'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
	},
	NoSuchUpload: {
		status: 404,
		code: 'NoSuchUpload',
		message:
			'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
	},
	NoSuchKey: { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' },
	NotImplemented: {
		status: 501,
		code: 'NotImplemented',
		message: 'A header you provided implies functionality that is not implemented',
	},
	InternalError: {
		status: 500,
		code: 'InternalError',
		message: 'We encountered an internal error. Please try again.',
	},
};

export type StorageErrorCode = keyof typeof ERRORS;

/** Answers as S3 does: an XML document with the error's code and message. Codes of faults may be any. */
export function sendXmlError(
	reply: FastifyReply,
	code: string,
	requestId: string,
	status?: number,
): FastifyReply {
	const known = isKnown(code) ? ERRORS[code] : { ...ERRORS.InternalError, code };
	const error = { Code: known.code, Message: known.message, RequestId: requestId };
	return reply
		.code(status ?? known.status)
		.type('application/xml')
		.send(`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLBuilder().build({ Error: error })}`);
}

function isKnown(code: string): code is StorageErrorCode {
	return Object.hasOwn(ERRORS, code);
}
