import type { Vocabulary } from '../vocabulary';

export const CZECH_SLOVAK: Vocabulary = {
	vendorName: '+dodavatel|+prodavajici|+vystavil|+predavajuci|+prodejce|+predajca|+dodavatelia',
	vendorTaxId: '+ic|+ico|+dic|+ic dph|+dic dph|+ico dic',
	customerName: '+odberatel|+kupujici|+kupujuci|+zakaznik|+prijemce|+prijemca|+objednatel|+konecny prijemce',
	invoiceNumber: '+faktura c|+faktura cislo|+cislo faktury|+c faktury|+cislo dokladu|+doklad c|+danovy doklad c|+faktura danovy doklad c|+faktura danovy doklad|+faktura danovy doklad cislo|+dodavatelska faktura c|+evidencni cislo|+faktura evidencni cislo danoveho dokladu|-faktura|-danovy doklad|-uctenka|-doklad|-paragon|-dobropis',
	invoiceDate: '+datum vystaveni|+datum vyhotovenia|+datum vystavenia|+vystaveno|+vystavene|+datum vystaveni dokladu|+vystaveno dne|+datum faktury|=datum',
	dueDate: '+datum splatnosti|+splatnost|+splatnosti|+splatne|+splatno|+splatne dne|+datum splatnosti faktury',
	serviceStartDate: '+datum uskutecneni plneni|+datum zdanitelneho plneni|+duzp|+datum dodania|+datum uskut plneni|+datum uskutecneni zdanitelneho plneni|+den zdanitelneho plnenia|+datum dodani',
	purchaseOrderNumber: '+cislo objednavky|+objednavka c|+objednavka|+c objednavky',
	subtotal: '+zaklad dane|+zaklad dph|+zaklad|+celkem bez dph|+spolu bez dph|+cena bez dph|+bez dph|+mezisoucet|+soucet bez dph|+suma bez dph|+zaklad celkem',
	discount: '+sleva|+zlava',
	shipping: '+doprava|+postovne',
	taxRate: '+sazba dph|+sadzba dph|+dph %|+sazba',
	tax: '+dph|+vyse dph|+celkem dph|+dph celkem|+vyska dph|+dan|+dph spolu|+castka dph',
	total: '+celkem|+celkem k uhrade|+k uhrade|+celkova castka|+spolu|+spolu k uhrade|+spolu s dph|+celkem s dph|+cena celkem|+suma k uhrade|+castka k uhrade|+celkova suma|+suma|+celkem kc|+celkem czk|+celkem eur|+spolu eur|+soucet|+celkem vcetne dph|+cena s dph celkem|+cena celkem s dph|+suma na uhradu|+na uhradu|+fakturovana suma',
	amountPaid: '+zaplaceno|+uhrazeno|+zaloha|+uhradene|+zaplatene|+odpocet zaloh',
	amountDue: '+zbyva uhradit|+zostava uhradit|+k doplaceni|+doplatek|+zbyva k uhrade',
	paymentTerms: '+forma uhrady|+zpusob platby|+zpusob uhrady|+sposob uhrady|+platobne podmienky|+platebni podminky',
	other: 'variabilni symbol|variabilny symbol|konstantni symbol|konstantny symbol|specificky symbol|cislo uctu|ucet|banka|bankovni spojeni|swift|telefon|strana|mnozstvi|mnozstvo|popis|nazev|nazov|cena|jednotka|objednavka ze dne|zapsana|adresa|dodaci adresa|dodacia adresa|cislo zakaznika|poznamka|misto urceni|dodaci list|oznaceni dodavky',
};
