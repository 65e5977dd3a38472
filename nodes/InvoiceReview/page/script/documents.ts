/** The document beside the fields. It is asked for when its row is opened, and those before it are dropped. */
export const DOCUMENTS = String.raw`
/** @param {Row} row */
function showDocuments(row) {
	const place = byId('documents');
	if (row.documents.length === 0) {
		place.replaceChildren(create('p', { class: 'quiet' }, texts.noDocument));
		return;
	}
	const frame = create('div', { class: 'document' });
	const choices = row.documents.map((file) => {
		const choice = create('button', { type: 'button', 'aria-pressed': 'false' }, file.fileName);
		choice.addEventListener('click', () => choose(file));
		return choice;
	});
	/** @param {PageDocument} file */
	const choose = (file) => {
		choices.forEach((choice, index) => choice.setAttribute('aria-pressed', String(row.documents[index] === file)));
		frame.replaceChildren(...drawDocument(file));
	};
	const several = row.documents.length > 1 ? [create('div', { class: 'choices', role: 'group', 'aria-label': texts.documents }, ...choices)] : [];
	place.replaceChildren(...several, frame);
	choose(row.documents[0]);
}

/** @param {PageDocument} file */
function drawDocument(file) {
	const title = create('h2', { class: 'file', title: file.fileName }, file.fileName);
	const links = create('p', { class: 'links' });
	if (file.shownAs !== 'download') links.append(create('a', { href: file.url, target: '_blank', rel: 'noopener noreferrer' }, texts.openDocument), ' ');
	links.append(create('a', { href: file.url, download: file.fileName }, texts.download));
	if (file.size !== undefined) links.append(' ', create('span', { class: 'quiet' }, sizeText(file.size)));
	return [create('div', { class: 'file-head' }, title, links), drawContent(file)];
}

/** @param {PageDocument} file */
function drawContent(file) {
	const name = texts.document + ': ' + file.fileName;
	// Viewers that know these show the page as wide as there is room; the others leave them alone.
	if (file.shownAs === 'pdf') return create('iframe', { src: file.url + '#navpanes=0&view=FitH', title: name });
	if (file.shownAs !== 'image') return create('p', { class: 'quiet' }, texts.notShown);
	const image = create('img', { src: file.url, alt: name });
	image.addEventListener('error', () => image.replaceWith(create('p', { class: 'quiet' }, texts.imageFailed)));
	return create('div', { class: 'image', tabindex: '0', role: 'group', 'aria-label': name }, image);
}

/** @param {number} bytes */
function sizeText(bytes) {
	const size = bytes / 1024 < 1000 ? { value: Math.max(1, Math.round(bytes / 1024)), unit: 'kilobyte' } : { value: bytes / 1024 / 1024, unit: 'megabyte' };
	return new Intl.NumberFormat(language, { style: 'unit', unit: size.unit, maximumFractionDigits: 1 }).format(size.value);
}
`;
