/** What to ask for of one kind of document. The column names are such that `shared/invoice` understands them. */
export interface FieldPreset {
	/** As the node stores it. */
	value: string;
	name: string;
	description: string;
	fields: PresetField[];
	/** What applies to all fields. */
	generalPrompt: string;
	/** What a row of the result stands for. */
	outputStructure: 'automatic' | 'per_invoice' | 'per_line_item';
}

export interface PresetField {
	/** The column of the result. */
	name: string;
	/** What exactly to extract, and how to write it. */
	instruction: string;
}
