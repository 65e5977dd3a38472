import type { Vocabulary } from '../vocabulary';

export const POLISH: Vocabulary = {
	vendorName: '+sprzedawca|+sprzedajacy|+wystawca|+dostawca|+dane sprzedawcy',
	vendorTaxId: '+nip|+nip sprzedawcy|+n i p|+regon',
	customerName: '+nabywca|+kupujacy|+klient|+odbiorca|+platnik|+dane nabywcy|+dane klienta',
	invoiceNumber: '+faktura vat nr|+numer faktury|+nr faktury|+nr dokumentu|+numer dokumentu|+faktura numer|+faktura sprzedazy nr|+faktura korygujaca nr|-faktura|-faktura vat|-paragon|-rachunek|-faktura korygujaca|-paragon fiskalny',
	invoiceDate: '+data wystawienia|+data faktury|+wystawiono|+wystawiono dnia|+data wystawienia faktury|+wystawiona w dniu|+dnia|+z dnia|=data',
	dueDate: '+termin platnosci|+termin zaplaty|+data platnosci|+platne do|+zaplata do|+do dnia',
	serviceStartDate: '+data sprzedazy|+data dostawy|+data wykonania uslugi|+data dokonania dostawy|+data zakonczenia dostawy',
	servicePeriod: '+okres rozliczeniowy|+okres',
	purchaseOrderNumber: '+nr zamowienia|+numer zamowienia|+zamowienie nr|+zamowienie',
	subtotal: '+wartosc netto|+razem netto|+suma netto|+netto|+kwota netto|+lacznie netto|+ogolem netto',
	discount: '+rabat|+upust',
	shipping: '+koszt wysylki|+dostawa|+transport|+koszt dostawy',
	taxRate: '+stawka vat|+stawka',
	tax: '+vat|+kwota vat|+podatek vat|+razem vat|+suma vat|+podatek|+wartosc vat|+suma ptu|+ptu',
	total: '+razem|+suma|+do zaplaty|+razem do zaplaty|+suma pln|+wartosc brutto|+razem brutto|+kwota brutto|+brutto|+suma brutto|+ogolem|+lacznie|+naleznosc ogolem|+kwota do zaplaty|+wartosc faktury|+naleznosc|+kwota naleznosci ogolem|+lacznie do zaplaty|+suma calkowita',
	amountPaid: '+zaplacono|+wplacono|+zaliczka|+przedplata|+razem zaplacono',
	amountDue: '+pozostalo do zaplaty|+pozostaje do zaplaty|+do zaplaty pozostalo|+saldo',
	paymentTerms: '+warunki platnosci|+forma platnosci|+sposob platnosci|+sposob zaplaty',
	other: 'data zamowienia|miejsce wystawienia|nr konta|numer konta|konto|bank|rachunek bankowy|adres|telefon|strona|lp|nazwa|ilosc|cena|jm|slownie|kwota slownie|osoba upowazniona|podpis|wartosc|uwagi|nazwa towaru|odebral|wystawil|adres dostawy|nr klienta|numer klienta|krs|bdo',
};
