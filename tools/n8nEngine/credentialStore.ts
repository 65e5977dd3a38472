import {
	NodeHelpers,
	UserError,
	deepCopy,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INodeCredentialsDetails,
	type INodeProperties,
} from 'n8n-workflow';

/** Credential values by credential id, credential name or credential type, looked up in this order. */
export type CredentialValues = Record<string, ICredentialDataDecryptedObject>;

/** The known credential types, and the values that a run was given. */
export class CredentialStore {
	private readonly types: Map<string, ICredentialType>;

	private readonly given: CredentialValues;

	constructor(types: ICredentialType[], given: CredentialValues) {
		// Fetched session tokens are added to them.
		this.given = deepCopy(given);
		this.types = new Map(types.map((type) => [type.name, type]));
	}

	type(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new UserError(`The sandbox has no credential type "${name}".`);
		return type;
	}

	/** What a type extends, directly or not. */
	parentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.parentTypes(parent)]);
	}

	/** With those of its parents, which its own override. */
	properties(name: string): INodeProperties[] {
		const properties: INodeProperties[] = [];
		for (const type of [...this.parentTypes(name).reverse(), name]) {
			NodeHelpers.mergeNodeProperties(properties, this.type(type).properties);
		}
		return properties;
	}

	values({ id, name }: INodeCredentialsDetails, type: string): ICredentialDataDecryptedObject {
		const found = [id, name, type].find((key) => key && Object.hasOwn(this.given, key));
		if (!found) {
			throw new UserError(`Credential with ID "${id}" does not exist for type "${type}".`);
		}
		return this.given[found];
	}
}
