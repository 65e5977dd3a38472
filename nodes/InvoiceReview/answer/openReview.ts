import type { IWebhookFunctions } from 'n8n-workflow';

import type { Access } from '../links';
import type { ReviewSettings } from '../options';
import type { AskedRow } from '../rows/askedRow';
import type { Asked } from '../rows/decisions';

/** What a request is about: the rows that wait, and how they were asked for. */
export interface OpenReview {
	ctx: IWebhookFunctions;
	access: Access;
	settings: ReviewSettings;
	rows: AskedRow[];
	asked: Asked;
	isExpired: boolean;
	/** Whether the script of the page asks, and not the browser itself. */
	wantsJson: boolean;
}
