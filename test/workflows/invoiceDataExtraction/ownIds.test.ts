import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, secretlyLockedPdf } from '../../support/testDocuments';

const fixture = useExtractFixture();
const service = () => fixture().sandbox.invoiceDataExtraction;
const charged = () => 1000 - service().account.balance;
const bodies = (route: string) => fixture().requests(route).map(({ body }) => body as Record<string, string>);
const sessionIds = () => bodies('createSession').map((body) => body.upload_session_id);
const submissionIds = () => bodies('submit').map((body) => body.submission_id);

describe('an ID of the user\'s own', () => {
	it('names the upload session and the submission as it is, and finds them again in another execution', async () => {
		const options = { ownSessionId: 'mail-7', ownSubmissionId: 'order-7', idempotency: 'execution' };
		const file = await invoicePdf('A-1');
		for (let execution = 0; execution < 2; execution++) {
			expect((await fixture().extract([file], { options })).extracted).toHaveLength(1);
		}
		expect(new Set(sessionIds())).toEqual(new Set(['mail-7']));
		expect(new Set(submissionIds())).toEqual(new Set(['order-7']));
		expect(charged()).toBe(1);
	});

	it('of a session that has other documents is an error that says so', async () => {
		const options = { ownSessionId: 'mail-7' };
		await fixture().extract([await invoicePdf('A-1')], { options });
		const { run } = await fixture().extract([await invoicePdf('A-2')], { options });
		expect(run.error).toMatchObject({ description: expect.stringMatching(/used before with other documents. Choose another ID/) });
		expect(sessionIds()).toEqual(['mail-7', 'mail-7']);
	});

	it('is added to where the documents become several extractions, so that each has its own', async () => {
		const options = { ownSubmissionId: 'order-7', idempotency: 'content' };
		const { extracted } = await fixture().extract([await invoicePdf('A-1'), await invoicePdf('A-2')], { options });
		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1', 'A-2']);
		expect(new Set(submissionIds()).size).toBe(2);
		for (const id of submissionIds()) expect(id).toMatch(/^order-7-[0-9a-f]{12}$/);
	});

	it('is added to where the work goes on without a bad document', async () => {
		const options = { ownSubmissionId: 'order-7' };
		const { extracted, failed } = await fixture().extract([await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf')], { options });
		expect([extracted.length, failed.length]).toEqual([1, 1]);
		expect(submissionIds()[0]).toBe('order-7');
		expect(submissionIds()[1]).toMatch(/^order-7-[0-9a-f]{12}$/);
	});

	it('is counted up where the service asks for another submission', async () => {
		fixture().sandbox.settings.stallSubmissions = 1;
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { options: { ownSubmissionId: 'order-7' } });
		expect(extracted).toHaveLength(1);
		expect(submissionIds()).toEqual(['order-7', 'order-7-2']);
	});
});
