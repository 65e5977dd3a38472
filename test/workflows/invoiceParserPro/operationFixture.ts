import type { INodeExecutionData } from 'n8n-workflow';

import type { ServiceFixture, Trial } from '../../support/serviceFixture';
import type { TestFile } from '../../support/testDocuments';

/** Runs of single operations, each of which must succeed. */
export function operationsOf(fixture: () => ServiceFixture) {
	async function run(operation: [string, string], inputItems: INodeExecutionData[], trial: Trial = {}) {
		const done = await fixture().run(operation, [], { inputItems, ...trial });
		expect(done.error).toBeUndefined();
		return done;
	}
	return {
		run,
		items: async (...args: Parameters<typeof run>) => fixture().output(await run(...args)),
		upload: async (...files: TestFile[]) => fixture().output(await fixture().run(['invoice', 'submit'], files)),
		createBatch: async (...files: TestFile[]) => fixture().output(await fixture().run(['batch', 'create'], files)),
	};
}
