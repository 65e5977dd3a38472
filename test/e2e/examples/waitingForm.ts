import { parse } from 'node-html-parser';

/** A form that n8n shows while an execution waits for it. */
export interface WaitingForm {
	url: string;
	title: string;
	/** As text. */
	description: string;
	/** What the fields show when the page opens, by label. */
	values: Record<string, string>;
	/** What a choice offers, by label. */
	options: Record<string, string[]>;
	/** The names that the page sends the fields under, by label. */
	names: Record<string, string>;
}

/** Opens a form as a browser does. @throws when n8n shows none at this address */
export async function openForm(url: string): Promise<WaitingForm> {
	const answer = await fetch(url, { headers: { accept: 'text/html' } });
	const page = parse(await answer.text());
	const card = page.querySelector('#n8n-form');
	if (!answer.ok || !card) throw new Error(`${answer.status}, no form: ${page.text.slice(0, 500)}`);
	const form: WaitingForm = {
		url: answer.url,
		title: card.querySelector('h1')?.text ?? '',
		description: card.querySelector('.form-header')?.text ?? '',
		values: {},
		options: {},
		names: {},
	};
	for (const label of card.querySelectorAll('label.form-label')) {
		const id = label.getAttribute('for') ?? '';
		const field = card.querySelector(`#${id}`);
		form.names[label.text] = id;
		form.values[label.text] = field?.getAttribute('value') ?? field?.querySelector('option[selected]')?.getAttribute('value') ?? '';
		form.options[label.text] = field?.querySelectorAll('option:not([disabled])').map((option) => option.text) ?? [];
	}
	return form;
}

/**
 * Submits a form as its page does: all fields, as multipart.
 * @param answers by label; the other fields are sent as they were shown
 */
export async function submitForm({ url, names, values }: WaitingForm, answers: Record<string, string>): Promise<void> {
	const body = new FormData();
	for (const [label, name] of Object.entries(names)) body.append(name, answers[label] ?? values[label]);
	const answer = await fetch(url, { method: 'POST', body });
	if (!answer.ok) throw new Error(`The form was refused: ${answer.status} ${await answer.text()}`);
}
