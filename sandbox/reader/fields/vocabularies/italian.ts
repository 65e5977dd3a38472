import type { Vocabulary } from '../vocabulary';

export const ITALIAN: Vocabulary = {
	vendorName: '+cedente|+cedente prestatore|+fornitore|+venditore|+mittente|+emittente|+ditta|ragione sociale|intestatario conto',
	vendorTaxId: '+partita iva|+p iva|+piva|+p i|+codice fiscale|+cod fisc|+c f|+identificativo fiscale|+identificativo fiscale ai fini iva',
	customerName: '+cessionario|+cessionario committente|+spett le|+spettabile|+spett|+cliente|+fatturato a|+fatturare a|+intestatario|+intestatario fattura|+destinatario|+committente|+dati cliente|+nome cliente|+acquirente|+egr|+gent le|destinatario fattura',
	invoiceNumber: '-fattura|-fattura di vendita|-fattura accompagnatoria|-fattura immediata|-fattura elettronica|-nota di credito|-parcella|-ricevuta|-documento commerciale|-ricevuta fiscale|-fattura proforma',
	invoiceDate: '+data fattura|+data della fattura|+data documento|+data doc|+data emissione|+data di emissione|+emessa il|+emesso il|+fattura del|=data|-in data',
	dueDate: '+scadenza|+data scadenza|+data di scadenza|+scadenze|+da pagare entro|+pagamento entro|+entro il',
	serviceStartDate: '+data consegna|+data di consegna',
	servicePeriod: '+periodo|+periodo di riferimento|+periodo di fatturazione',
	purchaseOrderNumber: '+numero ordine|+n ordine|+ordine n|+ordine di acquisto|+vostro ordine|+vs ordine|+rif ordine',
	subtotal: '+imponibile|+totale imponibile|+base imponibile|+imponibile iva|+totale netto|+netto|+subtotale|+sub totale|+totale merce|+totale senza iva|+totale iva esclusa|+importo netto|+prezzo netto|+totale al netto iva',
	discount: '+sconto|+totale sconto|+sconti|+sconto incondizionato',
	shipping: '+spedizione|+spese di spedizione|+spese di trasporto|+trasporto|+spese spedizione|+costi di spedizione',
	taxRate: '+aliquota|+aliquota iva|+% iva|+iva %',
	tax: '+iva|+imposta|+totale iva|+importo iva|+iva totale|+totale imposta|+di cui iva|+imposte',
	total: '+totale|+totale fattura|+totale documento|+importo totale|+totale complessivo|+totale da pagare|+totale iva inclusa|+totale iva compresa|+totale con iva|+totale eur|+totale euro|+totale generale|+totale ivato|+importo totale documento|+totale ricevuta|+totale a pagare|+totale lordo',
	amountPaid: '+acconto|+acconti|+pagato|+gia pagato|+importo pagato|+anticipo',
	amountDue: '+netto a pagare|+importo da pagare|+da pagare|+saldo|+totale dovuto|+importo dovuto|+saldo dovuto|+residuo',
	paymentTerms: '+condizioni di pagamento|+modalita di pagamento|+termini di pagamento|+pagamento',
	other: 'codice cliente|cod cliente|numero cliente|data ordine|indirizzo|indirizzo di spedizione|luogo di destinazione|destinazione merce|destinazione|telefono|pagina|pag|banca|banca d appoggio|descrizione|quantita|prezzo|importo|articolo|causale|ddt|documento di trasporto|codice destinatario|codice univoco|pec|rea|capitale sociale|vettore|colli|peso|agente|riferimento|vs riferimento|numero|nome|denominazione',
};
