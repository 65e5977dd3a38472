import { CredentialTestContext } from 'n8n-core';
import type { ICredentialTestFunctions, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { servicesOfProcess } from './host';

/** What n8n gives to the test of a credential, as `this`. */
export function credentialTestFunctions(): ICredentialTestFunctions {
	servicesOfProcess();
	return new CredentialTestContext({} as IWorkflowExecuteAdditionalData) as unknown as ICredentialTestFunctions;
}
