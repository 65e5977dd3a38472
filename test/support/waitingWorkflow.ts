import type { IDataObject } from 'n8n-workflow';

import { collector, operation, workflowOf } from './workflows';

/** Submit, then Wait for Completion wired back to itself, then Get Rows; whatever failed ends in "Failed". */
export const waitingWorkflow = ({ submit, wait, rows }: { submit?: IDataObject; wait?: IDataObject; rows?: IDataObject } = {}) =>
	workflowOf(
		[
			operation('Submit', ['document', 'submit'], { ...(submit && { options: submit }) }),
			operation('Wait', ['extraction', 'wait'], wait, { position: [200, 200] }),
			operation('Rows', ['extraction', 'getRows'], { ...(rows && { options: rows }) }, { position: [400, 0] }),
			collector('Failed', { position: [400, 400] }),
		],
		[['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Submit', 1, 'Failed'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows'], ['Wait', 2, 'Failed']],
	);
