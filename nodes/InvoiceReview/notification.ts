import type { IDataObject } from 'n8n-workflow';

import type { AskedRow } from './rows/askedRow';

interface About {
	title: string;
	link: string;
	statusUrl: string;
	deadline?: Date;
	remindAt?: Date;
}

/** So many rows are named in the text; a mail with hundreds of lines is read by nobody. */
const MAX_NAMED = 20;
const MAX_LINE = 300;

/** What the notified workflow gets, ready for a mail or a chat message. Times are ISO 8601, null where there is none. */
export function notificationOf(rows: AskedRow[], { title, link, statusUrl, deadline, remindAt }: About): IDataObject {
	const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
	const named = rows.slice(0, MAX_NAMED).map(({ name, sentence }) => oneLine(`- ${name}${sentence === '' ? '' : `: ${sentence}`}`));
	const more = rows.length > named.length ? [`- and ${rows.length - named.length} more`] : [];
	const until = deadline ? ` until ${deadline.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
	return {
		link,
		subject: `${title} (${count})`,
		text: [`${count} ${rows.length === 1 ? 'needs' : 'need'} a decision${until}:`, ...named, ...more, '', `Decide here: ${link}`].join('\n'),
		rows: rows.length,
		deadline: deadline?.toISOString() ?? null,
		remindAt: remindAt?.toISOString() ?? null,
		statusUrl,
	};
}

/** Names and sentences hold what strangers wrote in their documents, which must not look like lines of the message itself. */
function oneLine(text: string): string {
	const line = text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
	return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 1)}…` : line;
}
