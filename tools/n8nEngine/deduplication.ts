import {
	UserError,
	type DeduplicationItemTypes,
	type DeduplicationScope,
	type ICheckProcessedContextData,
	type ICheckProcessedOptions,
	type IDataDeduplicator,
	type IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * What n8n keeps in its table of processed data (`helpers.checkProcessedAndRecord` and its kin), in memory.
 * Only the mode `entries`; the "latest" modes of polling nodes throw.
 */
export class InMemoryDeduplicator implements IDataDeduplicator {
	private readonly entries = new Map<string, Set<string>>();

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const recorded = this.recorded(scope, context, options);
		// n8n compares the items of a context's first call with nothing, not even with each other.
		const isFirstCall = recorded.size === 0;
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const seen = !isFirstCall && recorded.has(String(item));
			(seen ? output.processed : output.new).push(item);
			recorded.add(String(item));
		}
		dropOldest(recorded, options.maxEntries);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const recorded = this.recorded(scope, context, options);
		for (const item of items) recorded.delete(String(item));
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.entries.delete(contextKey(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return this.recorded(scope, context, options).size;
	}

	clear(): void {
		this.entries.clear();
	}

	private recorded(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Set<string> {
		if (mode !== 'entries') {
			throw new UserError(`The sandbox has no deduplication mode "${mode}".`);
		}
		const key = contextKey(scope, context);
		const known = this.entries.get(key) ?? new Set<string>();
		this.entries.set(key, known);
		return known;
	}
}

function contextKey(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData) {
	return JSON.stringify([workflow.id, scope === 'node' ? node?.id : '']);
}

function dropOldest(recorded: Set<string>, maxEntries = Infinity) {
	for (const entry of recorded) {
		if (recorded.size <= maxEntries) return;
		recorded.delete(entry);
	}
}
