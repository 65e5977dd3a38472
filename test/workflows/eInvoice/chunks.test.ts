import { BinaryDataService } from 'n8n-core';

import { invoiceOf } from '../../support/eInvoice/invoices';
import { writeUbl } from '../../support/eInvoice/ublWriter';
import { useEInvoice } from './eInvoiceFixture';

const node = useEInvoice('filesystem');

// Node.js allocates what is asked for with each piece, and once more for the end.
it('asks the storage of n8n for no more at once than a small file has', async () => {
	const asked = jest.spyOn(BinaryDataService.prototype, 'getAsStream');
	const [xml, other] = ['R-1', 'R-2'].map((number) => Buffer.from(writeUbl(invoiceOf({ number }))));
	const large = Buffer.concat([other, Buffer.alloc(200_000, '\n')]);
	const { extracted } = await node.read([await node.item([{ name: 'small.xml', bytes: xml }]), await node.item([{ name: 'large.xml', bytes: large }])]);

	expect(extracted.map(({ json }) => json._sourceFile)).toEqual(['small.xml', 'large.xml']);
	expect(xml.length).toBeLessThan(64 * 1024);
	expect(new Set(asked.mock.calls.map(([, chunkSize]) => chunkSize))).toEqual(new Set([xml.length, 64 * 1024]));
});
