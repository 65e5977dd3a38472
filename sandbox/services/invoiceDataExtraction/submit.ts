import { randomUUID } from 'node:crypto';
import type { Account, Extraction, UploadedFile } from './account';
import { startProcessing } from './processing';
import { invalidInput, parse, submissionSchema, type Submission } from './schemas';
import type { Service } from './service';

/** POST /extractions: "If the task was already created, the existing task is returned." */
export function submit(service: Service, account: Account, body: unknown) {
	const submission = parse(submissionSchema, body);
	const existing = account.submissions.get(submission.submission_id);
	const id = existing ?? create(service, account, submission).id;
	return { success: true, extraction_id: id, submission_state: 'received' };
}

function create(service: Service, account: Account, submission: Submission): Extraction {
	const extraction: Extraction = {
		id: randomUUID(),
		submission,
		files: completedFiles(account, submission),
		submittedAt: service.sandbox.clock.now(),
		state: { status: 'processing', progress: () => 0 },
		creditsDeducted: 0,
	};
	account.extractions.set(extraction.id, extraction);
	account.submissions.set(submission.submission_id, extraction.id);
	startProcessing(service, account, extraction);
	return extraction;
}

/** "Must reference files that were completed in Step 3": the document names no error code of its own for it. */
function completedFiles(account: Account, submission: Submission): UploadedFile[] {
	const session = account.sessions.get(submission.upload_session_id);
	if (!session) {
		throw invalidInput([
			{ message: 'upload_session_id does not exist.', path: ['upload_session_id'] },
		]);
	}
	const files: UploadedFile[] = [];
	const issues: Array<{ message: string; path: Array<string | number> }> = [];
	for (const [index, id] of submission.file_ids.entries()) {
		const file = session.files.get(id);
		if (file?.status === 'completed') files.push(file);
		else issues.push({ message: `${id} is not a completed file of this session.`, path: ['file_ids', index] });
	}
	if (issues.length > 0) throw invalidInput(issues);
	return files;
}
