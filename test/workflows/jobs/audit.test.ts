import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, jsonOf } from './support/seen';
import { named, SERVICES, type Service } from './support/services';

const fixture = useJobs();
const FILES = [invoice('A-1'), invoice('A-2', { vendorName: undefined })];
const hashOf = ({ bytes }: (typeof FILES)[number]) => createHash('sha256').update(bytes).digest('hex');

const extract = async (service: Service, options: IDataObject) => await fixture().run(service, 'extract', { files: FILES, options: { reviewRules: ['REQUIRED_FIELD_MISSING', 'OUT_OF_RANGE'], maxTotal: 500, ...options } });

describe.each(named(SERVICES))('%s: an audit record', (_name, service) => {
	it('says when what was read, and of each rule its settings and what it said', async () => {
		const before = fixture().clock.now();
		const run = await extract(service, { addAudit: true });
		const [clean, doubtful] = [allOf(run), allOf(run, NODE, 1)].map((items) => jsonOf(items)[0]._audit as IDataObject & { rules: Array<IDataObject & { code: string }> });
		expect(clean).toMatchObject({ document: 'A-1.pdf', result: 'extracted', extractionId: jsonOf(allOf(run))[0]._extractionId });
		expect(Date.parse(String(clean.at))).toBeGreaterThanOrEqual(before);
		expect([clean.documentHash, doubtful.documentHash]).toEqual(FILES.map(hashOf));
		// What the service says nothing of has not passed either.
		expect(clean.rules).toEqual([
			{ code: 'REQUIRED_FIELD_MISSING', settings: { requiredFields: '' }, verdict: 'passed' },
			{ code: 'OUT_OF_RANGE', settings: { maxTotal: 500 }, verdict: 'passed' },
		]);
		expect(doubtful.result).toBe('review');
		expect(doubtful.rules.filter(({ verdict }) => verdict === 'doubtful')).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', findings: [expect.stringMatching(/\S/)] }]);
	});

	it('stands on the item of a document too, and on none unless it is asked for', async () => {
		const [document] = jsonOf(allOf(await extract(service, { addAudit: true, groupRows: 'document' })));
		expect(document._audit).toMatchObject({ document: 'A-1.pdf', documentHash: hashOf(FILES[0]), result: 'extracted' });
		expect(jsonOf(allOf(await extract(service, {})))[0]).not.toHaveProperty('_audit');
	});
});
