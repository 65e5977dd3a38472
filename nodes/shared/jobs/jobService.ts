import type { IBinaryData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Document, DocumentFailure, DocumentLimits } from '../documents/document';
import type { AskedColumns } from '../eInvoice/askedColumns';
import type { Failure } from '../errors';
import type { Schema } from '../http/readAnswer';
import type { ServiceClient } from '../http/serviceClient';
import type { ServiceContext } from '../http/send';
import type { ParameterGroup } from '../node/parameters';
import type { RowResult, Structure } from '../output/rowResult';
import type { EvidenceKind } from '../review/rules/rule';
import type { Credits } from './checkCredits';
import type { Scope } from './idempotency';
import type { CarriedDocument, Ticket } from './ticket';

/** Of an operation or of a trigger. */
type AnyClient = ServiceClient<string, ServiceContext>;

/** Documents that become one piece of work. A service may remember more of them, such as where it uploaded them. */
export interface DocumentGroup {
	documents: Document[];
}

/** What is to be done with all documents of a run. */
export interface Work<Settings> {
	settings: Settings;
	/** What makes it the same work; meaningless for a service without keys. */
	scope: Scope;
	/** Whether to stop before anything is sent when what is left of the account cannot be enough. */
	checkCredits?: boolean;
	/** How long the end of it is waited for, in milliseconds from its first submission; missing where nobody waits. */
	waitMs?: number;
}

/** Documents that something stopped, be it of the service, the account or the document itself. */
export interface Stopped {
	failure: Failure;
	documents: Array<{ origin: DocumentFailure['origin'] }>;
}

/** Where a piece of work stands. `about` is what the service says of it, for people. */
export type JobState<Data, Finished> =
	/** `progress` 0 to 100; `nextMs` when to look again, in milliseconds, where the service says it. */
	| { state: 'pending'; progress?: number; nextMs?: number; about?: IDataObject }
	| { state: 'completed'; finished: Finished; about?: IDataObject }
	| { state: 'failed'; failure: Failure; about?: IDataObject }
	/** The account runs as many as it may; only of a service with a `queue`. `failure` is what it comes to if there is never a place. */
	| { state: 'refused'; failure: Failure; about?: IDataObject }
	/** It goes on as these, or as itself later; some documents have permanently dropped out. Only where recovery is allowed. */
	| { state: 'changed'; tickets: Array<Ticket<Data>>; failures: DocumentFailure[] };

/** What the service answers to documents that it takes. */
export interface Accepted<Data, Finished> {
	id: string;
	data: Data;
	/** As they were sent, where the service gave them IDs of its own. */
	files?: CarriedDocument[];
	/** Documents of the same work that could not be sent now: where an earlier try had sent them, its result is found, and has their rows. */
	mayBeIncluded?: CarriedDocument[];
	/** Whether it was looked at already, so that the next look has to wait. */
	isLookedAt?: boolean;
	/** When it was first submitted, in milliseconds on the node's clock, where that was not just now: the waiting counts from there. */
	firstSubmitted?: number;
	/** Where it stands already, for a service that may answer at once. */
	state?: JobState<Data, Finished>;
}

/** What may be done for work that failed. */
export interface Recovery {
	/** How often the same documents are submitted again. */
	maxResubmissions: number;
	/** When the waiting ends, on the node's clock. */
	deadline: number;
}

/** Everything that finished work gives: each of its documents is in the rows or in the failures. */
export interface JobRows {
	results: RowResult[];
	failures: DocumentFailure[];
}

/** How work is held back while the account runs as many pieces of work as it may. Nothing is charged for what is refused. */
export interface Queue<Data, Settings, Group extends DocumentGroup> {
	/** What it comes to when there is never a place. */
	refusal: Failure;
	/** What stands for documents that are not submitted yet; undefined for those that have to be submitted at once. */
	hold(group: Group, work: Work<Settings>): Ticket<Data> | undefined;
	/** Submits what was refused, or was not submitted yet. @throws ServiceError */
	submit(client: ServiceClient, ticket: Ticket<Data>): Promise<Accepted<Data, unknown>>;
}

/** A file that a service makes of finished work, such as a CSV of its rows. */
export interface ResultFile<Data, Finished> {
	/** As the panel lists it. */
	name: string;
	/** Of the format. */
	value: string;
	/** Stores it in n8n. @throws ServiceError also when there is none */
	download(client: ServiceClient, ticket: Ticket<Data>, finished: Finished): Promise<IBinaryData>;
}

/**
 * What a service does with documents. All operations that have to do with it are made from this, see `jobOperations.ts`.
 * `Data` is what must be remembered of a piece of work besides its ID and its documents; `Finished` what its rows are read from;
 * `Settings` what a user says about how to extract.
 */
export type JobService<Data, Finished, Settings, Group extends DocumentGroup = DocumentGroup> = JobMembers<Data, Finished, Settings, Group> & Repeats;

/** A service whose work goes on after it has been taken, and can be looked at by its ID. */
export type PolledJobService<Data, Finished, Settings, Group extends DocumentGroup = DocumentGroup> = JobService<Data, Finished, Settings, Group> & {
	idProperty: INodeProperties;
};

/**
 * Whether the service does the same work once, however often it is asked: calls carry a key that is derived from the work. For one
 * without, `check` is what to look at after an unclear end, before the documents are sent again; a sentence.
 */
type Repeats = { isKeyed: true; check?: undefined } | { isKeyed: false; check: string };

interface JobMembers<Data, Finished, Settings, Group extends DocumentGroup> {
	/** What a piece of work is called: extraction, invoice, batch. */
	noun: string;
	/** What the documents are called. */
	documentNoun: 'documents' | 'invoices';
	/** The parameter with the ID of a piece of work; its name is that of the ID in items. Without one, the service answers at once. */
	idProperty?: INodeProperties;
	documents: DocumentLimits;
	/** Error codes that are about the documents themselves, or about the work on them, and not about the account. */
	documentCodes: readonly string[];
	/** The code of work that the service does not know. */
	unknownCode: string;
	/** Milliseconds between two looks. */
	pollDelays: { minMs: number; maxMs: number };
	/** Whether an answer has fixed fields, so that the node makes the rows: one an invoice or one a line. */
	hasFixedFields: boolean;
	/** Whether failed work may be submitted again by *Wait for Completion* and *Extract*. */
	resubmits?: boolean;
	/** What the service tells of an extraction beside its columns: the panel offers the rules that this, or a column, can trigger. */
	tells: readonly EvidenceKind[];
	/** The parameters on what to extract and how. */
	settings: {
		/** Those that most people need, at the top. */
		properties: INodeProperties[];
		/** On how documents are sent, in *Documents*. */
		sending?: ParameterGroup<unknown>;
		/** The others, in *Extraction*. */
		options?: ParameterGroup<unknown>;
		/** Long tables, at the end of the panel: in the middle they would push everything else out of sight. */
		tables?: INodeProperties[];
		/** @throws ServiceError (kind `usage`), before anything is sent */
		read(ctx: IExecuteFunctions, itemIndex: number): Settings | Promise<Settings>;
	};
	/** The columns of the rows, as far as an invoice states them: those of an e-invoice that is read in the service's place. */
	columns(settings: Settings): AskedColumns;
	/** What a piece of work remembers, as it stands in its item. Every key may be missing. */
	data: Schema<Data>;
	/** Makes documents ready and divides them into groups, each of which becomes one piece of work. @throws ServiceError */
	divide(client: ServiceClient, documents: Document[], work: Work<Settings>): Promise<{ groups: Group[]; failures: DocumentFailure[]; stopped: Stopped[] }>;
	/** What is left of the account, where the service tells it. */
	credits?: Credits;
	/** How many groups may be sent at once, and how many may be open at once while the node waits for their ends. */
	places(settings: Settings): { sending: number; open: number };
	/** Submits one group. @throws ServiceError */
	submit(client: ServiceClient, group: Group, work: Work<Settings>): Promise<Accepted<Data, Finished>>;
	/**
	 * Whether a group was refused because of some of its documents: those that the error names, or none where it names none; the
	 * others are then sent without them. Undefined when it was refused for another reason.
	 */
	refused?(failure: Failure, documents: Document[]): Document[] | undefined;
	/**
	 * Looks once.
	 * @param recovery what may be done for work that failed; missing where only its state is asked for
	 * @throws ServiceError when the service cannot be asked
	 */
	look(client: AnyClient, ticket: Ticket<Data>, recovery?: Recovery): Promise<JobState<Data, Finished>>;
	/** For a service whose accounts run only so many pieces of work at once, and refuse more when they are looked at. */
	queue?: Queue<Data, Settings, Group>;
	/** The files that the service makes of finished work; missing where it makes none. */
	files?: ReadonlyArray<ResultFile<Data, Finished>>;
	/** Reads the rows of finished work. @throws ServiceError */
	rows(client: AnyClient, ticket: Ticket<Data>, finished: Finished, structure: Structure): Promise<JobRows> | JobRows;
}
