import type { Vocabulary } from '../vocabulary';

export const DUTCH: Vocabulary = {
	vendorName: '+leverancier|+verkoper|+afzender|ten name van|t n v|tnv|rekeninghouder',
	vendorTaxId: '+btw nr|+btw nummer|+btw id|+btw identificatienummer|+kvk|+kvk nr|+kvk nummer|+ondernemingsnummer|btw',
	customerName: '+factuur aan|+factuur naar|+factuuradres|+gefactureerd aan|+factureren aan|+klant|+klantnaam|+naam klant|+koper|+afnemer|+debiteur|aan|klantgegevens|opdrachtgever',
	invoiceNumber: '+uw factuurnummer|+onze factuur|+factuurref|+kenmerk factuur|-factuur|-creditnota|-creditfactuur|-kopie factuur|-verkoopfactuur',
	invoiceDate: '+factuurdatum|+factuur datum|+datum factuur|+datum van factuur|+datum van uitgifte|+uitgiftedatum|+d d|+dagtekening|=datum',
	dueDate: '+vervaldatum|+verval datum|+betaaldatum|+uiterste betaaldatum|+te betalen voor|+betalen voor|+betaaltermijn|+uiterlijk te betalen op|+te voldoen voor',
	serviceStartDate: '+leverdatum|+leveringsdatum|+datum levering',
	servicePeriod: '+periode|+factuurperiode',
	purchaseOrderNumber: '+bestelnummer|+uw referentie|+inkooporder|+inkoopordernummer|+uw bestelling|+uw ordernummer',
	subtotal: '+subtotaal|+sub totaal|+exclusief btw|+excl btw|+totaal excl|+totaal excl btw|+totaal exclusief btw|+bedrag excl btw|+nettobedrag|+netto bedrag|+totaal netto|+grondslag|+maatstaf van heffing|+totaal ex btw',
	discount: '+korting|+totaal korting',
	shipping: '+verzendkosten|+bezorgkosten|+verzending|+vrachtkosten|+transportkosten',
	taxRate: '+btw %|+btw tarief|+btw percentage',
	tax: '+btw|+btw bedrag|+totaal btw|+bedrag btw|+btw hoog|+btw laag|+waarvan btw|+omzetbelasting',
	total: '+totaal|+totaalbedrag|+totaal bedrag|+eindtotaal|+totaal incl|+totaal incl btw|+totaal inclusief btw|+inclusief btw|+factuur totaal|+factuurtotaal|+factuurbedrag|+totaal factuur|+totaal eur|+totaal te betalen|+bedrag incl btw|+eindbedrag',
	amountPaid: '+betaald|+reeds betaald|+reeds voldaan|+vooruitbetaald|+aanbetaling|+voorschot',
	amountDue: '+te betalen|+te voldoen|+nog te betalen|+te betalen bedrag|+openstaand|+openstaand bedrag|+verschuldigd bedrag|+saldo|+door u te voldoen',
	paymentTerms: '+betalingsvoorwaarden|+betalingsconditie|+betalingscondities|+betalingstermijn',
	other: 'klantnummer|klantnr|klant nr|klant nummer|debiteurnummer|debiteurennummer|debiteurnr|ordernummer|order nr|orderdatum|besteldatum|afleveradres|bezorgadres|verzendadres|leveradres|artikel|omschrijving|aantal|prijs|bedrag|betaalwijze|betaalmethode|bankrekening|rekeningnummer|telefoon|adres|pagina|blad|referentie|uw kenmerk|ons kenmerk|contactpersoon|pakbon|pakbonnummer|nummer|naam|project|vertegenwoordiger|verkoper nr',
};
