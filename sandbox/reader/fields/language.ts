import { fold } from '../fold';
import type { TextLine } from '../reading';

/** Words that invoices of a language bear and those of its neighbours do not, folded. */
const WORDS: Record<string, RegExp> = {
	en: /\b(invoice|amount|receipt|description|quantity|price|payment|thank you|customer|balance|subtotal|due date|total due)\b/g,
	de: /\b(rechnung\w*|mwst|ust|betrag|menge|datum|zahlbar|lieferung|steuernummer|kundennummer|summe|gesamt\w*|bezeichnung|bitte)\b/g,
	fr: /\b(facture|tva|montant|quantite|designation|reglement|siret|prix|paiement|ttc|adresse|echeance|societe)\b/g,
	nl: /\b(factuur\w*|btw|bedrag|aantal|omschrijving|klant\w*|totaal|betaling|kvk|prijs|datum)\b/g,
	it: /\b(fattura|ricevuta|scontrino|documento commerciale|partita iva|contanti?|imponibile|importo|quantita|descrizione|cliente|pagamento|totale|spett|aliquota|prezzo)\b/g,
	es: /\b(factura|cliente|fecha|importe|cantidad|descripcion|direccion|precio|nif|cif|rfc|ruc|cuit|vencimiento|pago|domicilio|telefono)\b/g,
	pt: /\b(fatura|factura|contribuinte|morada|quantidade|descricao|nif|cnpj|preco|vencimento|valor|emissao|pagamento|cliente|nota fiscal|endereco)\b/g,
	pl: /\b(faktura|sprzedawca|nabywca|nip|ilosc|wartosc|kwota|platnosci|razem|cena|zaplaty|wystawienia|nazwa)\b/g,
	cs: /\b(faktura|dodavatel|odberatel|dph|celkem|splatnosti|cena|ic|dic|ico|vystaveni|uhrade|mnozstvi|spolu|uhradu)\b/g,
	sv: /\b(faktura\w*|moms|summa|betala|antal|kund\w*|belopp|forfallodatum|bankgiro|betalning\w*)\b/g,
	da: /\b(faktura\w*|moms|belob|betaling\w*|antal|kunde\w*|cvr|i alt|pris|regning|forfaldsdato)\b/g,
	no: /\b(faktura\w*|mva|belop|betaling\w*|antall|kunde\w*|org ?nr|forfall\w*|a betale|pris)\b/g,
	fi: /\b(lasku\w*|alv|yhteensa|maara|hinta|erapaiva|maksettava\w*|viite\w*|tunnus|asiakas\w*)\b/g,
	hu: /\b(szamla\w*|afa|osszesen|brutto|netto|mennyiseg|fizetesi|vevo|elado|adoszam|teljesites\w*)\b/g,
	ro: /\b(factura|furnizor|cumparator|tva|cantitate|valoare\w*|pret|plata|cui|denumire\w*)\b/g,
	hr: /\b(racun\w*|pdv\w*|oib|iznos|kolicina|cijena|ukupno|placanja|kupac|ddv|znesek|skupaj)\b/g,
	tr: /\b(fatura\w*|kdv|toplam|miktar|tutar\w*|vergi|fiyat|tarih\w*|odenecek|alici)\b/g,
};

/** The language that most of the words speak for, as an ISO 639-1 code; undefined where too few do, or a single one for several. */
export function languageOf(lines: TextLine[]): string | undefined {
	const text = fold(lines.map((line) => line.text).join('\n'));
	const votes = Object.entries(WORDS).map(([language, pattern]): [string, number] => [language, new Set(text.match(pattern)).size]);
	const [winner] = votes.sort((a, b) => b[1] - a[1]);
	const isAlone = winner[1] === 1 && votes[1][1] === 0;
	return winner[1] >= 2 || isAlone ? winner[0] : undefined;
}

/** The country that a language most likely speaks for; undefined for those of many countries. */
export function countryOfLanguage(language: string | undefined): string | undefined {
	return language === undefined ? undefined : COUNTRIES[language];
}

const COUNTRIES: Record<string, string> = { de: 'DE', fr: 'FR', nl: 'NL', it: 'IT', pl: 'PL', cs: 'CZ', sv: 'SE', da: 'DK', no: 'NO', fi: 'FI', hu: 'HU', ro: 'RO', hr: 'HR', tr: 'TR' };
