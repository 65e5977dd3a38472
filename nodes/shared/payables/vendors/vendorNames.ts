/**
 * Legal forms, as they are after `wordsOf`. They are left out at the end of a name, since invoices and lists spell them in many
 * ways or not at all.
 */
const LEGAL_FORMS = new Set(
	(
		'ab ag aps as asa bhd bv bvba cic co company corp corporation cv dd doo ead ec ehf eg eirl eireli ek eood eurl ev gbr gesmbh gie gmbh hf inc incorporated jsc kd kft kg kgaa kk ' +
		'lda limitada limited llc llp lp ltd ltda mbh nv ohg oo ood ooo oy oyj partg plc pllc pte private pt pty pvt sa sab sagl sarl sas sasu sau sca scop scs sdn se sencrl sl slu snc ' +
		'sociedad societe spa spj spk spzoo srl sro ua ug ulc zrt and et und'
	).split(' '),
);

/** What stands before a name in some countries. */
const BEFORE = new Set('firma kk ooo pt sarl sas societe the'.split(' '));

const MAX_KEPT = 20_000;
const kept = new Map<string, string>();

/**
 * A name as it is compared: without case, accents, punctuation, legal form and spaces, and with one spelling for umlauts.
 * `Müller & Söhne GmbH & Co. KG` and `MUELLER UND SOEHNE` are both `mullersohne`.
 */
export function vendorKey(name: string): string {
	let key = kept.get(name);
	if (key === undefined) {
		if (kept.size >= MAX_KEPT) kept.clear();
		key = nameWords(name).join('');
		kept.set(name, key);
	}
	return key;
}

/** The words of a name that tell it from others. */
export function nameWords(name: string): string[] {
	const words = wordsOf(name);
	let [start, end] = [0, words.length];
	while (end > 1 && LEGAL_FORMS.has(words[end - 1])) end--;
	while (start < end - 1 && BEFORE.has(words[start])) start++;
	return words.slice(start, end).filter((word) => !JOINING.has(word));
}

/** Words that stand for a sign which others write. */
const JOINING = new Set(['and', 'und', 'et', 'y']);

const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'a', œ: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case without accents; points join what they stand between, as in `S.A.`, all other signs divide; letters alone become one word. */
export function wordsOf(text: string): string[] {
	const plain = foldText(text).replace(/['’.]/g, '').replace(/\bsp ?z ?o ?o\b/, 'spzoo').replace(/\b(\p{L}) (?=\p{L}\b)/gu, '$1');
	return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').map((word) => word.replace(/([aou])e/g, '$1'));
}

/** Lower case, without accents. */
export function foldText(text: string): string {
	const lower = text.toLowerCase();
	if (!/[^ -~]/.test(lower)) return lower;
	return lower.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter]);
}
