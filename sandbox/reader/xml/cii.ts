import { defined, documentTypeOf, isoDate, joined, unitOf, type XmlInvoice } from './invoiceData';
import { child, children, numberAt, textAt, type XmlNode } from './tree';

/**
 * Reads a Cross Industry Invoice: ZUGFeRD 1.0 (`CrossIndustryDocument`) as well as ZUGFeRD 2,
 * Factur-X and XRechnung (`CrossIndustryInvoice`), which differ in the names of their containers.
 * Undefined when the document is not one.
 */
export function readCii(root: XmlNode): XmlInvoice | undefined {
	const document = child(root, 'CrossIndustryInvoice|CrossIndustryDocument');
	if (document === undefined) return undefined;
	const header = child(document, 'ExchangedDocument|HeaderExchangedDocument');
	const deal = child(document, 'SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction');
	const agreement = child(deal, 'ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement');
	const delivery = child(deal, 'ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery');
	const settlement = child(deal, 'ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement');
	const sums = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation');
	const currency = textAt(settlement, 'InvoiceCurrencyCode');
	const seller = child(agreement, 'SellerTradeParty');
	const buyer = child(agreement, 'BuyerTradeParty');
	const period = child(settlement, 'BillingSpecifiedPeriod');
	const delivered = dateAt(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime');
	const terms = children(settlement, 'SpecifiedTradePaymentTerms');
	const account = children(settlement, 'SpecifiedTradeSettlementPaymentMeans').find((means) =>
		textAt(means, 'PayeePartyCreditorFinancialAccount', 'IBANID'),
	);
	const taxes = children(settlement, 'ApplicableTradeTax').map((tax) => ({
		rate: rateOf(tax),
		base: numberAt(tax, 'BasisAmount'),
		amount: numberAt(tax, 'CalculatedAmount') ?? 0,
	}));
	return {
		fields: defined({
			documentType: documentTypeOf(textAt(header, 'TypeCode'), textAt(header, 'Name')),
			vendorName: nameOf(seller),
			vendorAddress: addressOf(seller),
			vendorCountry: textAt(seller, 'PostalTradeAddress', 'CountryID'),
			vendorTaxId: taxIdOf(seller),
			customerName: nameOf(buyer),
			customerAddress: addressOf(buyer),
			customerTaxId: taxIdOf(buyer),
			invoiceNumber: textAt(header, 'ID'),
			invoiceDate: dateAt(header, 'IssueDateTime'),
			dueDate: terms.map((term) => dateAt(term, 'DueDateDateTime')).find(Boolean),
			serviceStartDate: dateAt(period, 'StartDateTime') ?? delivered,
			serviceEndDate: dateAt(period, 'EndDateTime|CompleteDateTime') ?? delivered,
			purchaseOrderNumber: textAt(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID|ID'),
			currency,
			// The net total after allowances and charges, which with the tax gives the grand total.
			subtotal: amountIn(currency, sums, 'TaxBasisTotalAmount') ?? numberAt(sums, 'LineTotalAmount'),
			discount: numberAt(sums, 'AllowanceTotalAmount') || undefined,
			shipping: numberAt(sums, 'ChargeTotalAmount') || undefined,
			taxRate: taxes.length === 1 ? taxes[0].rate : undefined,
			tax: amountIn(currency, sums, 'TaxTotalAmount'),
			total: amountIn(currency, sums, 'GrandTotalAmount') ?? numberAt(sums, 'DuePayableAmount'),
			amountPaid: numberAt(sums, 'TotalPrepaidAmount'),
			amountDue: numberAt(sums, 'DuePayableAmount'),
			paymentTerms: terms.map((term) => textAt(term, 'Description')).find(Boolean),
			iban: textAt(account, 'PayeePartyCreditorFinancialAccount', 'IBANID'),
			bic: textAt(account, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
		}),
		lineItems: children(deal, 'IncludedSupplyChainTradeLineItem').map(lineOf).filter(isItem),
		taxes,
	};
}

function lineOf(item: XmlNode): XmlInvoice['lineItems'][number] {
	const product = child(item, 'SpecifiedTradeProduct');
	const agreement = child(item, 'SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement');
	const settlement = child(item, 'SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement');
	const sums = child(settlement, 'SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation');
	const delivery = child(item, 'SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery');
	const quantity = child(delivery, 'BilledQuantity');
	return defined({
		description: textAt(product, 'Name') ?? textAt(product, 'Description')
			?? textAt(item, 'AssociatedDocumentLineDocument', 'IncludedNote', 'Content') ?? '',
		itemNumber: textAt(product, 'SellerAssignedID') ?? textAt(product, 'BuyerAssignedID') ?? textAt(product, 'GlobalID'),
		quantity: numberAt(quantity),
		unit: unitOf(textAt(quantity, '@unitCode')),
		unitPrice: numberAt(agreement, 'NetPriceProductTradePrice', 'ChargeAmount')
			?? numberAt(agreement, 'GrossPriceProductTradePrice', 'ChargeAmount'),
		taxRate: rateOf(child(settlement, 'ApplicableTradeTax')),
		taxAmount: numberAt(settlement, 'ApplicableTradeTax', 'CalculatedAmount'),
		amount: numberAt(sums, 'LineTotalAmount'),
	});
}

/** Lines that only carry a note ("for your order of ...") are no items. */
function isItem(line: XmlInvoice['lineItems'][number]): boolean {
	return line.description !== '' && (line.amount !== undefined || line.quantity !== undefined);
}

function nameOf(party: XmlNode): string | undefined {
	return textAt(party, 'Name') ?? textAt(party, 'SpecifiedLegalOrganization', 'TradingBusinessName');
}

function addressOf(party: XmlNode): string | undefined {
	const address = child(party, 'PostalTradeAddress');
	const city = [textAt(address, 'PostcodeCode'), textAt(address, 'CityName')].filter(Boolean).join(' ');
	return joined(textAt(address, 'LineOne'), textAt(address, 'LineTwo'), textAt(address, 'LineThree'), city, textAt(address, 'CountryID'));
}

/** The VAT number (scheme VA) before the local tax number (FC). */
function taxIdOf(party: XmlNode): string | undefined {
	const ids = children(party, 'SpecifiedTaxRegistration').map((registration) => child(registration, 'ID'));
	return textAt(ids.find((id) => textAt(id, '@schemeID') === 'VA') ?? ids[0]);
}

function rateOf(tax: XmlNode): number | undefined {
	return numberAt(tax, 'RateApplicablePercent|ApplicablePercent');
}

/** An amount may be given in several currencies; the one of the invoice counts. */
function amountIn(currency: string | undefined, sums: XmlNode, name: string): number | undefined {
	const amounts = children(sums, name);
	return numberAt(amounts.find((amount) => textAt(amount, '@currencyID') === currency) ?? amounts[0]);
}

function dateAt(node: XmlNode, ...path: string[]): string | undefined {
	const date = child(node, ...path);
	return isoDate(textAt(date, 'DateTimeString|DateTime|DateString') ?? textAt(date));
}
