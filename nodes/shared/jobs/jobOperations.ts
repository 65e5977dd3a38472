import type { PerItemOperation, WholeInputOperation } from '../node/operation';
import { extractOperation } from './extract';
import { getRowsOperation } from './getRows';
import { getStatusOperation } from './getStatus';
import type { DocumentGroup, JobService, PolledJobService } from './jobService';
import { pluralOf } from './nouns';
import { submitOperation } from './submitOperation';
import { waitOperation } from './wait';

/** The operations on documents and on work, as a node's table takes them. */
export interface JobOperations {
	extract: WholeInputOperation;
	submit: WholeInputOperation;
	getRows: WholeInputOperation;
	getStatus: PerItemOperation;
	wait: WholeInputOperation;
}

/**
 * Everything that can be done with documents at a service, with the same face for every service: outputs, parameters,
 * defaults, failed items.
 */
export function jobOperations<Data, Finished, Settings, Group extends DocumentGroup>(service: PolledJobService<Data, Finished, Settings, Group>): JobOperations {
	const { noun } = service;
	const plural = pluralOf(noun);
	const one = /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
	const whole = { kind: 'whole input' } as const;
	const isBatch = noun === 'batch';
	return {
		...extractAlone(service),
		submit: {
			...whole,
			name: isBatch ? 'Create' : 'Submit',
			action: isBatch ? 'Create batch' : `Submit ${service.documentNoun}`,
			summary: `Send ${service.documentNoun}${isBatch ? ' in batches' : ''} without waiting for the result`,
			...submitOperation(service),
		},
		getRows: {
			...whole,
			name: 'Get Rows',
			action: `Get ${noun} rows`,
			summary: `Get the rows of finished ${plural}, doubtful ones apart`,
			...getRowsOperation(service),
		},
		getStatus: { kind: 'per item', isOnceForAll: true, name: 'Get Status', action: `Get ${noun} status`, summary: `Get how ${one} stands, and what the service says of it`, ...getStatusOperation(service) },
		wait: {
			...whole,
			name: 'Wait for Completion',
			action: `Wait for ${noun}`,
			summary: `Wait until ${plural} have finished, without holding a worker`,
			...waitOperation(service),
		},
	};
}

/** What is left of that for a service that answers at once: there is nothing to wait for, nor to come back to. */
export function extractAlone<Data, Finished, Settings, Group extends DocumentGroup>(service: JobService<Data, Finished, Settings, Group>): Pick<JobOperations, 'extract'> {
	const { noun, documentNoun } = service;
	const isBatch = noun === 'batch';
	return {
		extract: {
			kind: 'whole input',
			name: 'Extract',
			action: isBatch ? 'Extract batch' : `Extract ${documentNoun}`,
			summary: `Send ${documentNoun}${isBatch ? ' in batches' : ''}, wait, and get their rows, doubtful ones apart`,
			...extractOperation(service),
		},
	};
}
