import type { Vocabulary } from '../vocabulary';

/** Swedish, Danish, Norwegian and Finnish. */
export const NORDIC: Vocabulary = {
	vendorName: '+leverantor|+saljare|+avsandare|+leverandor|+saelger|+selger|+avsender|+myyja|+toimittaja|+laskuttaja',
	vendorTaxId: '+org nr|+organisationsnummer|+orgnr|+org nummer|+organisasjonsnummer|+momsnr|+moms nr|+momsreg nr|+momsregistreringsnummer|+vat nr|+cvr|+cvr nr|+cvr nummer|+se nr|+foretaksregisteret|+y tunnus|+alv tunnus|+alv nro|+f skatt',
	customerName: '+kund|+kundnamn|+kopare|+fakturaadress|+faktureras till|+bestallare|+mottagare|+kunde navn|+faktureres til|+faktura til|+faktura till|+kober|+kjoper|+mottaker|+fakturaadresse|+fakturamottaker|+modtager|+asiakas|+ostaja|+laskutusosoite|+laskun saaja|+tilaaja|+faktureringsadress|+faktureringsadresse',
	invoiceNumber: '+fakturanr|+fakturanummer|+faktura nr|+faktura no|+faktura nummer|+fakturans nummer|+kvittonr|+kvittonummer|+kvitto nr|+kvittering nr|+bon nr|+bilagsnr|+laskun numero|+laskunumero|+lasku nro|+laskun nro|+lasku numero|+kuitti nro|-faktura|-kvitto|-regning|-kvittering|-lasku|-kuitti|-kreditnota|-kreditfaktura|-hyvityslasku',
	invoiceDate: '+fakturadatum|+faktura datum|+fakturadato|+faktura dato|+utstallningsdatum|+udstedelsesdato|+fakturerad|+fakturerings dato|+laskun paivays|+laskun paivamaara|+laskupaiva|+laskutuspaiva|+paivays|+paivamaara|+bilagsdato|=datum|=dato|=pvm',
	dueDate: '+forfallodatum|+forfallodag|+forfallodag|+forfaldsdato|+forfaldsdag|+forfallsdato|+forfall|+forfald|+betala senast|+betales senest|+betalningsdatum|+betalingsdato|+betalingsfrist|+sidste rettidige betaling|+sidste betalingsdato|+erapaiva|+oss tillhanda senast|+betal senest',
	serviceStartDate: '+leveransdatum|+leveringsdato|+toimituspaiva|+leveransdag',
	servicePeriod: '+period|+laskutuskausi|+faktureringsperiod',
	purchaseOrderNumber: '+ordernummer|+ordrenummer|+ert ordernr|+bestallningsnummer|+bestillingsnummer|+rekvisition|+tilausnumero|+tilausnro|+rekvisitionsnummer',
	subtotal: '+summa exkl moms|+netto|+summa netto|+delsumma|+total exkl moms|+belopp exkl moms|+exkl moms|+beloeb ekskl moms|+subtotal ekskl moms|+total ekskl moms|+ekskl moms|+netto belop|+nettobelop|+nettobelob|+sum eks mva|+belop eks mva|+eks mva|+sum ekskl mva|+netto belob|+netto sum|+delsum|+veroton yhteensa|+veroton summa|+alv 0 yhteensa|+yhteensa veroton|+veroton|+verollinen peruste|+momsgrundlag|+momspliktigt belopp|+momspligtigt belob|+i alt ekskl moms|+subtotal|+sum netto',
	discount: '+rabatt|+rabat|+alennus',
	shipping: '+frakt|+fragt|+toimituskulut|+postikulut|+leverans',
	taxRate: '+momssats|+moms %|+mva %|+mva sats|+alv %|+verokanta',
	tax: '+moms|+momsbelopp|+varav moms|+moms totalt|+heraf moms|+momsbelob|+moms belob|+mva|+mva belop|+herav mva|+sum mva|+alv|+alv yhteensa|+arvonlisavero|+vero|+vero yhteensa|+moms kr|+total moms|+merverdiavgift|+mervardesskatt|+hvoraf moms|+salgsmoms',
	total: '+summa|+totalt|+att betala|+summa att betala|+totalsumma|+totalbelopp|+belopp att betala|+totalt inkl moms|+summa inkl moms|+total inkl moms|+fakturabelopp|+at betale|+i alt|+ialt|+total i alt|+til betaling|+belob i alt|+i alt inkl moms|+fakturatotal|+total dkk|+total sek|+total nok|+i alt dkk|+a betale|+belop a betale|+sum a betale|+sum|+sum inkl mva|+totalbelop|+totalsum|+total inkl mva|+sum til betaling|+yhteensa|+maksettava|+maksettava yhteensa|+loppusumma|+laskun summa|+laskun loppusumma|+yhteensa eur|+summa yhteensa|+verollinen yhteensa|+yhteensa euroa|+totalt att betala|+att betala sek|+samlet belob|+belob til betaling|+at betale dkk|+fakturabelob|+maksettavaa',
	amountPaid: '+betalt|+forskott|+erhallet|+inbetalt|+maksettu|+a conto|+forudbetalt|+mottaget',
	amountDue: '+kvar att betala|+restbelopp|+skyldigt belopp|+restbelob|+restbelop|+avoinna|+saldo|+utestaende',
	paymentTerms: '+betalningsvillkor|+betalingsbetingelser|+betalingsbetingelse|+maksuehto|+maksuehdot|+betalningssatt',
	other: 'kundnr|kundnummer|kundenr|kundenummer|ert kundnummer|asiakasnumero|asiakasnro|er referens|var referens|deres ref|vor ref|var ref|deres referanse|var referanse|viitteenne|viitteemme|viite|viitenumero|ocr|ocr nummer|bankgiro|plusgiro|kontonummer|kontonr|reg nr|leveransadress|leveringsadresse|toimitusosoite|telefon|puhelin|side|sida|sivu|dato for levering|beskrivning|beskrivelse|kuvaus|antal|maara|pris|a pris|hinta|belopp|belob|belop|enhet|drojsmalsranta|adresse|adress|osoite|tilinumero|kid|kid nummer|artikelnr|varenr|benamning|leveransvillkor|sate|styrelsens sate|godkand for f skatt|kortnr',
};
