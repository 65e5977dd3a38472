import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { usageError } from '../errors';

/** For the credentials of services that limit the calls a minute: how many processes have to make do with the limits of one key. */
export const sharedKeyProperty: INodeProperties = {
	displayName: 'Processes Sharing the Key',
	name: 'sharedBy',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"How many processes use this key at the same time, such as the workers of n8n's queue mode. Each keeps to its part of the limits of the service, also while the others are idle, so that none is refused.",
};

/**
 * The number of processes; one where the credential has no such field.
 * @throws ServiceError (kind `usage`) when it is no whole number from 1
 */
export function readSharedBy({ sharedBy = 1 }: ICredentialDataDecryptedObject): number {
	const processes = Number(sharedBy);
	if (Number.isInteger(processes) && processes >= 1) return processes;
	throw usageError(`${sharedKeyProperty.displayName} must be a whole number from 1`, 'Correct it in the credential.');
}
