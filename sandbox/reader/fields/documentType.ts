import { fold } from '../fold';
import type { TextLine } from '../reading';

export type DocumentType = 'invoice' | 'credit note' | 'corrected invoice';

const CORRECTED = /\b(corrected invoice|corrective invoice|invoice correction|rechnungs-?korrektur|korrekturrechnung|rechnungsberichtigung|facture rectificative|facture corrective)\b/;
const CREDIT = /\b(credit note|credit memo|creditnote|credit invoice|gutschrift|stornorechnung|rechnungsstorno|facture d'avoir|avoir|note de credit|nota di credito|nota de credito|creditnota|creditfactuur|kreditnota|kreditfaktura|hyvityslasku|dobropis|faktura korygujaca|kreeditarve)\b/;
const INVOICE =
	/\b(invoice|tax invoice|rechnung|facture|fattura|factura|factuur|fatura|faktura|fakturan|receipt|bill|quittung|kassenbon|recibo|boleta|comprobante|nota fiscal|recu|ricevuta|scontrino|documento commerciale|kvitto|kvittering|regning|lasku|kuitti|danovy doklad|uctenka|paragon|rachunek|szamla|nyugta|racun|arve|rekins|saskaita|bon fiscal|kassabon|invois|resit|cash sale|ticket|e-fatura|statement)\b|rechnung\b|счет|фактура|рахунок|чек|τιμολογιο|αποδειξη|发票|請求書|領収書/;

/** The kind of document that a title names. A title stands in a cell of its own, or begins it. */
export function titledType(lines: TextLine[]): { type: DocumentType; line: TextLine } | undefined {
	let invoice: TextLine | undefined;
	for (const line of lines) {
		for (const cell of line.cells) {
			const text = fold(cell.text);
			const isTitle = text.length <= 45 && !/[.!?]\s+\S+\s\S+\s\S+/.test(text);
			if (!isTitle) continue;
			if (startsWith(text, CORRECTED)) return { type: 'corrected invoice', line };
			if (startsWith(text, CREDIT)) return { type: 'credit note', line };
			if (!invoice && startsWith(text, INVOICE)) invoice = line;
		}
	}
	return invoice && { type: 'invoice', line: invoice };
}

function startsWith(text: string, pattern: RegExp): boolean {
	const match = pattern.exec(text);
	return match !== null && match.index <= 14;
}
