import type { IDataObject } from 'n8n-workflow';

import { isRepeat } from '../../../../nodes/shared/triggers/isRepeat';
import { isSameSecret } from '../../../../nodes/shared/triggers/isSameSecret';

it.each([
	['s3cret', 's3cret', true],
	['ß€', 'ß€', true],
	['s3cret', 's3creT', false],
	['s3cre', 's3cret', false],
	['', 's3cret', false],
])('compares the secrets %j and %j', (given, expected, same) => {
	expect(isSameSecret(given, expected)).toBe(same);
});

it('knows the last thousand deliveries, also after n8n saved and read what it remembers', () => {
	let staticData: IDataObject = {};
	const deliver = (id: string) => {
		const repeat = isRepeat(staticData, id);
		staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		return repeat;
	};
	const ids = Array.from({ length: 1001 }, (_, index) => `ext_${index}`);
	expect(ids.map(deliver)).toEqual(ids.map(() => false));
	expect([deliver('ext_1000'), deliver('ext_1'), deliver('ext_0')]).toEqual([true, true, false]);
});
