import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { MailServer } from '../e2e/mail/mailServer';
import { until } from '../e2e/until';
import { bytesOf, fileName } from './documents';
import type { SoakHost } from './hosts';
import type { Delivery } from './plan';
import { pathOf } from './workflows';

/** Brings documents to n8n, as those do who have invoices to send; also once more. */
export class Senders {
	constructor(
		private readonly host: SoakHost,
		private readonly mailServer: MailServer,
	) {}

	/** Returns when a mail is in the mailbox, or when n8n has taken the call for a folder. */
	async send(delivery: Delivery): Promise<void> {
		if (delivery.by === 'mail') await this.sendMail(delivery);
		else await this.callForFolder(delivery);
	}

	private async sendMail({ id, documents }: Delivery): Promise<void> {
		const attachments = await Promise.all(
			documents.map(async (document) => ({ filename: fileName(document), content: await bytesOf(document), contentType: 'application/pdf' })),
		);
		await this.mailServer.deliver({ from: 'billing@vendor.example', subject: `Delivery ${id}`, text: 'See attached.', attachments });
	}

	/** Whoever calls a webhook calls again until it is answered: n8n may be down at the moment. */
	private async callForFolder({ id, by, documents }: Delivery): Promise<void> {
		const folder = join(this.host.filesFolder, id);
		await mkdir(folder, { recursive: true });
		for (const document of documents) {
			const path = join(folder, fileName(document));
			await writeFile(`${path}.part`, await bytesOf(document));
			await rename(`${path}.part`, path);
		}
		await until(`n8n takes the folder ${id}`, async () => {
			const url = `${this.host.url}/webhook/${pathOf(by)}?folder=${id}`;
			return await fetch(url, { signal: AbortSignal.timeout(30_000) }).then(({ ok }) => ok, () => false);
		}, { withinMs: 1_800_000 });
	}
}
