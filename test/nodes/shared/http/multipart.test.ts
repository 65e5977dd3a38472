import fc from 'fast-check';

import { encodeForm } from '../../../../nodes/shared/http/multipart';
import { parseStrictly } from '../../../support/strictMultipart';

const decode = async (...parts: Parameters<typeof encodeForm>[0]) => {
	const { contentType, body } = encodeForm(parts);
	return await parseStrictly(contentType, body);
};
const file = (fileName: string, bytes = Buffer.from('%PDF-')) => ({ name: 'file', fileName, contentType: 'application/pdf', bytes });

it('keeps texts and files in their order, with their names, types and bytes', async () => {
	const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
	const form = await decode({ name: 'format', value: 'json' }, file('a.pdf', bytes), { name: 'language', value: 'de' });
	expect(form).toEqual({
		fields: [['format', 'json'], ['language', 'de']],
		files: [{ field: 'file', fileName: 'a.pdf', contentType: 'application/pdf', bytes }],
	});
});

it.each(['two words.pdf', 'Rechnung März.pdf', '請求書.pdf', 'a "quoted" name.pdf', "it's; a=b, c.pdf", 'back\\slash.pdf', '100%.pdf', '🧾.pdf'])(
	'keeps the file name %s',
	async (name) => {
		expect((await decode(file(name))).files.map(({ fileName }) => fileName)).toEqual([name]);
	},
);

it('lets no name break out of its header', async () => {
	const form = await decode(file('a.pdf"\r\nContent-Type: text/html\r\n\r\n<p>'), { name: 'x"\r\n', value: '1' });
	expect(form.files).toMatchObject([{ fileName: 'a.pdf"\r\nContent-Type: text/html\r\n\r\n<p>', contentType: 'application/pdf' }]);
	expect(form.fields).toEqual([['x"\r\n', '1']]);
});

it('survives whatever the bytes are', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 }), async (contents) => {
			const { files } = await decode(...contents.map((bytes, index) => file(`${index}.pdf`, Buffer.from(bytes))));
			expect(files.map(({ bytes }) => [...bytes])).toEqual(contents.map((bytes) => [...bytes]));
		}),
	);
});
