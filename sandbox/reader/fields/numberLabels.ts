/**
 * How invoices announce their number: a word for the document and one for the number, in either order and in
 * every language that is read: "Invoice No.", "Receipt # No.", "Fattura n°", "Numero de factura", "Faktura nr".
 */
const DOCUMENTS = {
	sure: [
		'invoice|tax invoice|sales invoice|commercial invoice|vat invoice|proforma invoice|pro forma invoice|inv|bill|receipt|credit note|credit memo|tax receipt|official receipt|sales receipt|cash bill|retail invoice|purchase invoice|e invoice',
		'rechnung|rechnungs|gutschrift|gutschrifts|faktura|fakturen|beleg|quittung|quittungs|stornorechnung|honorarnote|bon|kassenbon',
		'facture|factures|avoir|recu|note d honoraires|quittance|facturette',
		'factuur|creditnota|creditfactuur|kassabon|nota|verkoopfactuur',
		'fattura|ricevuta|nota di credito|parcella|fattura di vendita|scontrino|documento commerciale|fattura elettronica',
		'factura|recibo|boleta|comprobante|comp|nota de credito|factura electronica|boleta electronica|factura simplificada|factura rectificativa|factura de venta|nota de venta|boleta de venta',
		'fatura|fatura recibo|factura recibo|nota fiscal|nfs e|nf e|nfse|nfe|cupom fiscal|fatura simplificada|nota',
		'faktura vat|faktury|faktury vat|paragon|paragonu|danovy doklad|danoveho dokladu|doklad|dokladu|uctenka|uctenky|faktura danovy doklad',
		'fakturan|kvitto|regning|kvittering|laskun|lasku|kuitti|kuitin|bilag|kreditnota|kreditfaktura',
		'nyugta|facturii|racun|racuna|arve|rekina|rekins|saskaita|saskaitos|saskaita faktura|faturanin|fis|makbuz',
		'счет|счета|счет фактура|фактура|рахунок|рахунку|τιμολογιο|τιμολογιου|αποδειξη|αποδειξης|faktur|invois|resit|nota pembelian|hoa don',
	],
	/** Words that other numbers bear as well. */
	unsure: ['szamla|rachunek|document|doc|dokument|dokumentu|documento|document n|documentnummer|transaction|trans|ticket|check|slip|voucher|statement|belegs|pieza|piece|bizonylat|belge|parastatiko'],
};

const NUMBERS =
	'number|no|#|nr|num|id|ref|reference|nbr|n|n°|n o|numero|nummer|nro|nro#|nr#|№|# no|no #|n° n°|folio|numer|numeru|cislo|broj|stevilka|sorszama|numar|numarul|numarasi|numeris|numurs|номер|номера|αριθμος|αρ|αρ°|nomor|serie n|serie nr';

/** Such words stand between the two: "numéro de la facture", "numer van de factuur". */
const JOINTS = ['', 'of ', 'of the ', 'de ', 'de la ', 'du ', 'd ', 'der ', 'des ', 'della ', 'di ', 'da ', 'do ', 'van ', 'van de ', 'del '];

/** All labels, with how surely each announces the number of the invoice. */
export function numberLabels(): Array<[phrase: string, weight: number]> {
	const numbers = NUMBERS.split('|');
	const combine = (documents: string[], weight: number): Array<[string, number]> =>
		documents.flatMap((list) => list.split('|')).flatMap((document) =>
			numbers.flatMap((number): Array<[string, number]> => [
				[`${document} ${number}`, weight],
				...(number.length > 1 || number === 'n' ? JOINTS.map((joint): [string, number] => [`${number} ${joint}${document}`, weight]) : []),
			]),
		);
	return [...combine(DOCUMENTS.unsure, 0.7), ...combine(DOCUMENTS.sure, 1)];
}

const ALONE = /^\s*(?:#|№|n[°.o]?\.?|no|nr|nro|num|numero|nummer|number|c|br|sorszam|nomor)\s*[.:]*\s*#?\s*:?\s*$/;
const LEADING = /^\s*(?:#|№|n°|no\.|nr\.?|nro\.?|num\.?|no|n\.|numero|nummer|number)\s*[.:#]*\s*(?=[\p{L}]{0,5}[-–/]?\d|(?<=#\s*)\S*\d)/u;
const TITLE_WORDS = new Set(DOCUMENTS.sure.flatMap((list) => list.split('|')));

/** Where a word for "number" ends that stands alone in its folded cell, or begins it before a number. */
export function numberWordEnd(folded: string): number | undefined {
	if (ALONE.test(folded)) return folded.length;
	return LEADING.exec(folded)?.[0].length;
}

/** Whether a word of a title is one for an invoice. */
export function isDocumentWord(folded: string): boolean {
	return TITLE_WORDS.has(folded) || folded.endsWith('rechnung') || folded.endsWith('faktura');
}
