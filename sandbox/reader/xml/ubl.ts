import { defined, documentTypeOf, isoDate, joined, unitOf, type XmlInvoice } from './invoiceData';
import { child, children, numberAt, textAt, type XmlNode } from './tree';

/** Reads a UBL invoice or credit note (Peppol BIS, XRechnung); undefined when the document is not one. */
export function readUbl(root: XmlNode): XmlInvoice | undefined {
	const creditNote = child(root, 'CreditNote');
	const document = creditNote ?? child(root, 'Invoice');
	const supplier = child(document, 'AccountingSupplierParty', 'Party');
	if (supplier === undefined) return undefined;
	const customer = child(document, 'AccountingCustomerParty', 'Party');
	const sums = child(document, 'LegalMonetaryTotal');
	const period = child(document, 'InvoicePeriod');
	const delivered = isoDate(textAt(document, 'Delivery', 'ActualDeliveryDate'));
	const currency = textAt(document, 'DocumentCurrencyCode');
	const taxTotals = children(document, 'TaxTotal');
	const taxTotal = taxTotals.find((total) => textAt(total, 'TaxAmount', '@currencyID') === currency) ?? taxTotals[0];
	const means = children(document, 'PaymentMeans');
	const account = means.map((mean) => child(mean, 'PayeeFinancialAccount')).find(Boolean);
	const taxes = children(taxTotal, 'TaxSubtotal').map((tax) => ({
		rate: numberAt(tax, 'TaxCategory', 'Percent'),
		base: numberAt(tax, 'TaxableAmount'),
		amount: numberAt(tax, 'TaxAmount') ?? 0,
	}));
	return {
		fields: defined({
			documentType: creditNote === undefined ? documentTypeOf(textAt(document, 'InvoiceTypeCode')) : 'credit note',
			vendorName: nameOf(supplier),
			vendorAddress: addressOf(supplier),
			vendorCountry: textAt(supplier, 'PostalAddress', 'Country', 'IdentificationCode'),
			vendorTaxId: taxIdOf(supplier),
			customerName: nameOf(customer),
			customerAddress: addressOf(customer),
			customerTaxId: taxIdOf(customer),
			invoiceNumber: textAt(document, 'ID'),
			invoiceDate: isoDate(textAt(document, 'IssueDate')),
			dueDate: isoDate(textAt(document, 'DueDate') ?? means.map((mean) => textAt(mean, 'PaymentDueDate')).find(Boolean)),
			serviceStartDate: isoDate(textAt(period, 'StartDate')) ?? delivered,
			serviceEndDate: isoDate(textAt(period, 'EndDate')) ?? delivered,
			purchaseOrderNumber: textAt(document, 'OrderReference', 'ID'),
			currency,
			subtotal: numberAt(sums, 'TaxExclusiveAmount') ?? numberAt(sums, 'LineExtensionAmount'),
			discount: numberAt(sums, 'AllowanceTotalAmount') || undefined,
			shipping: numberAt(sums, 'ChargeTotalAmount') || undefined,
			taxRate: taxes.length === 1 ? taxes[0].rate : undefined,
			tax: numberAt(taxTotal, 'TaxAmount'),
			total: numberAt(sums, 'TaxInclusiveAmount') ?? numberAt(sums, 'PayableAmount'),
			amountPaid: numberAt(sums, 'PrepaidAmount'),
			amountDue: numberAt(sums, 'PayableAmount'),
			paymentTerms: textAt(document, 'PaymentTerms', 'Note'),
			iban: textAt(account, 'ID'),
			bic: textAt(account, 'FinancialInstitutionBranch', 'ID'),
		}),
		lineItems: children(document, 'InvoiceLine|CreditNoteLine').map(lineOf),
		taxes,
	};
}

function lineOf(line: XmlNode): XmlInvoice['lineItems'][number] {
	const item = child(line, 'Item');
	const quantity = child(line, 'InvoicedQuantity|CreditedQuantity');
	return defined({
		description: textAt(item, 'Name') ?? textAt(item, 'Description') ?? '',
		itemNumber: textAt(item, 'SellersItemIdentification', 'ID') ?? textAt(item, 'StandardItemIdentification', 'ID'),
		quantity: numberAt(quantity),
		unit: unitOf(textAt(quantity, '@unitCode')),
		unitPrice: numberAt(line, 'Price', 'PriceAmount'),
		taxRate: numberAt(item, 'ClassifiedTaxCategory', 'Percent'),
		taxAmount: numberAt(line, 'TaxTotal', 'TaxAmount'),
		amount: numberAt(line, 'LineExtensionAmount'),
	});
}

function nameOf(party: XmlNode): string | undefined {
	return textAt(party, 'PartyName', 'Name') ?? textAt(party, 'PartyLegalEntity', 'RegistrationName');
}

function addressOf(party: XmlNode): string | undefined {
	const address = child(party, 'PostalAddress');
	const city = [textAt(address, 'PostalZone'), textAt(address, 'CityName')].filter(Boolean).join(' ');
	const country = textAt(address, 'Country', 'IdentificationCode');
	return joined(textAt(address, 'StreetName'), textAt(address, 'AdditionalStreetName'), city, country);
}

function taxIdOf(party: XmlNode): string | undefined {
	const schemes = children(party, 'PartyTaxScheme');
	const vat = schemes.find((scheme) => textAt(scheme, 'TaxScheme', 'ID') === 'VAT');
	return textAt(vat ?? schemes[0], 'CompanyID');
}
