import { Credentials, getAdditionalKeys } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { authenticated } from './authentication';
import type { CredentialStore } from './credentialStore';

/** What n8n's own credentials helper does, with the values given to the run instead of a database. */
export class SandboxCredentialsHelper extends ICredentialsHelper {
	constructor(private readonly store: CredentialStore) {
		super();
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.store.type(typeName);
		const request = requestOptions as IHttpRequestOptions;
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!workflow || !node) {
			throw new UserError('Declared authentication needs the workflow and the node.');
		}
		return authenticated(request, authenticate, { credentials, workflow, node });
	}

	/** Session tokens that n8n would fetch and keep; stored with the values of this run. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.store.type(typeName);
		const token = type.properties.find(
			({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable === true,
		);
		if (!token || !type.preAuthentication) return undefined;
		if (credentials[token.name] !== '' && !credentialsExpired) return undefined;
		const fetched = (await type.preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (fetched[token.name] === undefined) return undefined;
		const stored = node.credentials?.[typeName];
		if (stored) await this.updateCredentials(stored, typeName, fetched);
		return Object.assign(credentials, fetched);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const fetched = await this.store.type(typeName).preAuthentication?.call(helpers, credentials);
		return fetched as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const credentials = new Credentials({ id: details.id, name: details.name }, type);
		await credentials.setData(this.store.values(details, type));
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = { ...this.store.values(details, type) };
		if (raw) return stored;
		const complete = NodeHelpers.getNodeParameters(
			this.store.properties(type),
			stored as INodeParameters,
			true,
			false,
			null,
			null,
		) as INodeParameters;
		if (!at) return complete as ICredentialDataDecryptedObject;
		return at.workflow.expression.getParameterValue(
			complete,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			complete,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(this.store.values(details, type), data);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(this.store.values(details, type), { oauthTokenData });
	}

	getParentTypes(typeName: string): string[] {
		return this.store.parentTypes(typeName);
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.store.properties(typeName);
	}

	/** A node declares its own credentials, and the engine checks that; nothing else is restricted here. */
	isCredentialUsableByNode(): boolean {
		return true;
	}
}
