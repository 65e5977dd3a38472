import { z } from 'zod';
import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { clock } from '../clock';
import type { Document, Origin } from '../documents/document';
import { filesOf } from '../documents/files';
import { askedColumns, type AskedColumns } from '../eInvoice/askedColumns';
import { statedFigures } from '../eInvoice/statedFigures';
import type { Schema } from '../http/readAnswer';

/** A document of a piece of work. */
export interface CarriedDocument {
	/** The service's ID, where it has one. */
	fileId?: string;
	/** As it was sent; unique in the work. */
	fileName: string;
	/** Hex; empty where the document is known by its name only. */
	sha256: string;
	origin: Origin;
}

/**
 * A piece of work at a service (an extraction, a job, a batch) while it travels through a workflow: out of Submit, through
 * Wait for Completion, into Get Rows. Times are ISO 8601.
 */
export interface Ticket<Data> {
	/** The service's. */
	id: string;
	/** The input item that it came with. */
	itemIndex: number;
	/** Empty where the work was begun elsewhere. */
	files: CarriedDocument[];
	/** Documents that failed in this run, of which an earlier try of it may have sent some. They stay in the run. */
	mayBeIncluded?: CarriedDocument[];
	/** What the service remembers of it. */
	data: Data;
	submittedAt?: string | null;
	/** When it was submitted the last time, if it was more than once: its progress counts from here, the wait limit does not. */
	resubmittedAt?: string | null;
	/** When it was first waited for, be it for its end or for a free place; the wait limit counts from here where the submission is not known. */
	waitingSince?: string | null;
	/** When it was last looked at. */
	checkedAt?: string | null;
	/** Before this the service does not want to be asked. */
	notBefore?: string | null;
	/** How many looks in a row the service did not answer. */
	failedLooks?: number | null;
	/** Whether it waits for a free place of the account: it was refused, or not submitted yet and has no ID of the service. */
	isQueued?: boolean | null;
	/** The columns of its rows, where its document is an e-invoice that the node reads and no service knows. */
	readInNode?: AskedColumns | null;
}

/** How tickets of a service stand in items. */
export interface TicketFormat<Data> {
	/** The parameter with the ID; its name is the ID's key in the item. */
	idProperty?: { name: string };
	data: Schema<Data>;
}

const time = z.string().nullish();

/** As plain data, because a durable wait writes it to the database and reads it back. */
const common = z.object({
	submittedAt: time,
	resubmittedAt: time,
	waitingSince: time,
	checkedAt: time,
	notBefore: time,
	failedLooks: z.number().nullish(),
	isQueued: z.boolean().nullish(),
	readInNode: askedColumns.nullish(),
	documents: z
		.array(
			z.object({
				fileId: z.string().nullish(),
				fileName: z.string(),
				originalName: z.string(),
				sha256: z.string(),
				/** The binary field of this item that carries it. */
				binaryField: z.string().nullish(),
				/** What its XML states. */
				eInvoice: statedFigures.nullish(),
			}),
		)
		.nullish(),
});

/** What every item of a piece of work says of it, beside the ID and what its service remembers. */
export const TICKET_KEYS = Object.keys(common.shape);

/** A piece of work that was submitted just now. */
export function newTicket<Data>(id: string, files: CarriedDocument[], data: Data): Ticket<Data> {
	return { id, itemIndex: files[0]?.origin.itemIndex ?? 0, files, data, submittedAt: new Date(clock.now()).toISOString() };
}

/** Notes how long the service wants to be left alone with a piece of work, in milliseconds, where it says so. */
export function notSooner<Data>(ticket: Ticket<Data>, nextMs: number | undefined): void {
	delete ticket.notBefore;
	if (nextMs !== undefined) ticket.notBefore = new Date(clock.now() + nextMs).toISOString();
}

/** How an item names work that has not ended. */
export function statusOf({ isQueued }: Pick<Ticket<unknown>, 'isQueued'>): 'waiting' | 'processing' {
	return isQueued ? 'waiting' : 'processing';
}

/** A time of a ticket in milliseconds, where it has one. */
export function readTime(text: string | null | undefined): number | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** Documents of the input as the files of a piece of work. */
export function carried(documents: Document[]): CarriedDocument[] {
	return documents.map(({ fileName, sha256, itemIndex, originalName, binary, eInvoice }) => ({
		fileName,
		sha256,
		origin: { itemIndex, originalName, binary, ...(eInvoice && { eInvoice }) },
	}));
}

/** A document that is known by its name only. */
export function namedDocument(fileName: string, itemIndex: number): CarriedDocument {
	return { fileName, sha256: '', origin: { itemIndex, originalName: fileName } };
}

/** What a service remembers of work that it does not know. */
export function nothingOf<Data>({ data }: Pick<TicketFormat<Data>, 'data'>): Data {
	const nothing = data.safeParse({});
	return (nothing.success ? nothing.data : {}) as Data;
}

/** @param id as the node's parameter names it; what the item says is used only if it is about the same one */
export function readTicket<Data>({ idProperty, data }: TicketFormat<Data>, item: INodeExecutionData, itemIndex: number, id: string): Ticket<Data> {
	const isOwn = idProperty !== undefined && item.json[idProperty.name] === id;
	const parsed = isOwn ? common.safeParse(item.json) : undefined;
	const remembered = data.safeParse(parsed?.success ? item.json : {});
	if (!parsed?.success || !remembered.success) return { id, itemIndex, files: [], data: nothingOf({ data }) };
	const { documents, ...times } = parsed.data;
	const files = (documents ?? []).map(({ fileId, fileName, originalName, sha256, binaryField, eInvoice }): CarriedDocument => {
		const binary = binaryField ? filesOf(item)[binaryField] : undefined;
		return { ...(typeof fileId === 'string' && { fileId }), fileName, sha256, origin: { itemIndex, originalName, ...(binary && { binary }), ...(eInvoice && { eInvoice }) } };
	});
	return { id, itemIndex, files, data: remembered.data, ...times };
}

/**
 * Writes the item of a piece of work. It is paired to all input items that brought its documents and carries the documents
 * as binary references, so that Get Rows can attach the right one to each row.
 * @param more what else is to be told, such as the status
 */
export function ticketItem<Data>({ idProperty }: TicketFormat<Data>, ticket: Ticket<Data>, more: IDataObject): INodeExecutionData {
	const { id, itemIndex, files, data, ...rest } = ticket;
	// What is read back from it; the rest is of this run only.
	const times = Object.fromEntries(Object.entries(rest).filter(([key]) => TICKET_KEYS.includes(key)));
	const binary: IBinaryKeyData = {};
	const documents = files.map(({ fileId, fileName, sha256, origin }, index) => {
		const binaryField = origin.binary ? `document_${index}` : null;
		if (binaryField && origin.binary) binary[binaryField] = origin.binary;
		const stated = origin.eInvoice && { eInvoice: origin.eInvoice };
		return { ...(fileId !== undefined && { fileId }), fileName, originalName: origin.originalName ?? fileName, sha256, binaryField, ...stated };
	});
	return {
		json: { ...more, ...(idProperty && { [idProperty.name]: id }), ...(data as IDataObject), ...times, documents },
		...(Object.keys(binary).length > 0 && { binary }),
		pairedItem: pairing(itemIndex, files),
	};
}

/** All input items that brought a document of it; the one that it came with when none is known. */
function pairing(itemIndex: number, files: CarriedDocument[]): Array<{ item: number }> {
	const items = new Set(files.length > 0 ? files.map(({ origin }) => origin.itemIndex) : [itemIndex]);
	return [...items].sort((left, right) => left - right).map((item) => ({ item }));
}
