import type { InvoiceLine, InvoiceTerms } from '../../../nodes/shared/eInvoice/model/invoice';
import type { Identifier } from '../../../nodes/shared/eInvoice/model/terms';
import { element, textOf, type Content } from './xml';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

const basic = (name: string, value: string | number | undefined, attributes?: Record<string, string | undefined>) => element(`cbc:${name}`, textOf(value), attributes);
const part = (name: string, content: Content) => element(`cac:${name}`, content);
const identified = (name: string, value: Identifier | undefined) => basic(name, value?.id, { schemeID: value?.scheme });

/** Writes an invoice in UBL; a credit note where its type is 381. */
export function writeUbl(invoice: InvoiceTerms): string {
	const isCredit = invoice.typeCode === '381';
	const root = isCredit ? 'CreditNote' : 'Invoice';
	const { currency } = invoice;
	const money = (name: string, value: number | undefined) => basic(name, value, { currencyID: currency });
	const [firstTax, ...otherTaxes] = invoice.taxTotals;
	const content: Content = [
		basic('CustomizationID', invoice.specification),
		basic('ProfileID', invoice.process),
		basic('ID', invoice.number),
		basic('IssueDate', invoice.issueDate),
		!isCredit ? basic('DueDate', invoice.dueDate) : undefined,
		basic(`${root}TypeCode`, invoice.typeCode),
		invoice.notes.map(({ text, subject }) => basic('Note', subject ? `#${subject}#${text}` : text)),
		basic('TaxPointDate', invoice.taxPointDate),
		basic('DocumentCurrencyCode', currency),
		basic('TaxCurrencyCode', invoice.taxCurrency),
		basic('AccountingCost', invoice.accounting),
		basic('BuyerReference', invoice.buyerReference),
		part('InvoicePeriod', [basic('StartDate', invoice.period?.start), basic('EndDate', invoice.period?.end), basic('DescriptionCode', invoice.taxPointCode)]),
		part('OrderReference', [basic('ID', invoice.order), basic('SalesOrderID', invoice.salesOrder)]),
		invoice.precedingInvoices.map(({ number, date }) => part('BillingReference', part('InvoiceDocumentReference', [basic('ID', number), basic('IssueDate', date)]))),
		part('DespatchDocumentReference', basic('ID', invoice.despatchAdvice)),
		part('ReceiptDocumentReference', basic('ID', invoice.receivingAdvice)),
		part('OriginatorDocumentReference', basic('ID', invoice.tender)),
		part('ContractDocumentReference', basic('ID', invoice.contract)),
		invoice.object && part('AdditionalDocumentReference', [identified('ID', invoice.object), basic('DocumentTypeCode', '130')]),
		isCredit && invoice.project ? part('AdditionalDocumentReference', [basic('ID', invoice.project), basic('DocumentTypeCode', '50')]) : undefined,
		invoice.documents.map(({ id, description, url, file }) =>
			part('AdditionalDocumentReference', [
				basic('ID', id),
				basic('DocumentDescription', description),
				part('Attachment', [
					file && basic('EmbeddedDocumentBinaryObject', file.content, { mimeCode: file.mimeType, filename: file.fileName }),
					part('ExternalReference', basic('URI', url)),
				]),
			]),
		),
		!isCredit ? part('ProjectReference', basic('ID', invoice.project)) : undefined,
		part('AccountingSupplierParty', part('Party', partyOf(invoice.seller, invoice.creditor))),
		part('AccountingCustomerParty', part('Party', partyOf(invoice.buyer))),
		part('PayeeParty', [
			part('PartyIdentification', identified('ID', invoice.payee?.id)),
			part('PartyName', basic('Name', invoice.payee?.name)),
			part('PartyLegalEntity', identified('CompanyID', invoice.payee?.registration)),
		]),
		part('TaxRepresentativeParty', [
			part('PartyName', basic('Name', invoice.taxRepresentative?.name)),
			addressOf('PostalAddress', invoice.taxRepresentative?.address),
			taxScheme(invoice.taxRepresentative?.vatId, 'VAT'),
		]),
		part('Delivery', [
			basic('ActualDeliveryDate', invoice.deliveryDate),
			part('DeliveryLocation', [identified('ID', invoice.deliveredTo?.location), addressOf('Address', invoice.deliveredTo?.address)]),
			part('DeliveryParty', part('PartyName', basic('Name', invoice.deliveredTo?.name))),
		]),
		paymentsOf(invoice, isCredit),
		part('PaymentTerms', basic('Note', invoice.paymentTerms)),
		invoice.thirdPartyPayments.map(({ amount, description }) => part('PrepaidPayment', [money('PaidAmount', amount), basic('InstructionID', description)])),
		(['allowances', 'charges'] as const).flatMap((kind) =>
			invoice[kind].map((each) => part('AllowanceCharge', [allowanceOf(kind, each, money), part('TaxCategory', categoryOf(each.category, each.rate))])),
		),
		part('TaxTotal', [
			firstTax && basic('TaxAmount', firstTax.amount, { currencyID: firstTax.currency }),
			invoice.taxes.map((tax) =>
				part('TaxSubtotal', [
					money('TaxableAmount', tax.base),
					money('TaxAmount', tax.amount),
					part('TaxCategory', [
						basic('ID', tax.category),
						basic('Percent', tax.rate),
						basic('TaxExemptionReasonCode', tax.exemptionCode),
						basic('TaxExemptionReason', tax.exemption),
						part('TaxScheme', basic('ID', tax.type)),
					]),
				]),
			),
		]),
		otherTaxes.map((tax) => part('TaxTotal', basic('TaxAmount', tax.amount, { currencyID: tax.currency }))),
		part('LegalMonetaryTotal', [
			money('LineExtensionAmount', invoice.linesTotal),
			money('TaxExclusiveAmount', invoice.subtotal),
			money('TaxInclusiveAmount', invoice.total),
			money('AllowanceTotalAmount', invoice.allowancesTotal),
			money('ChargeTotalAmount', invoice.chargesTotal),
			money('PrepaidAmount', invoice.prepaid),
			money('PayableRoundingAmount', invoice.rounding),
			money('PayableAmount', invoice.due),
		]),
		invoice.lines.map((line) => lineOf(line, isCredit, money)),
	];
	const spaces = { xmlns: `${UBL}${root}-2`, 'xmlns:cac': `${UBL}CommonAggregateComponents-2`, 'xmlns:cbc': `${UBL}CommonBasicComponents-2` };
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content, spaces) ?? ''}`;
}

type Money = (name: string, value: number | undefined) => string | undefined;

function paymentsOf(invoice: InvoiceTerms, isCredit: boolean): Content {
	const payments: Array<Partial<InvoiceTerms['payments'][number]>> = invoice.payments.length > 0 ? invoice.payments : [{}];
	return payments.map((payment, index) =>
		part('PaymentMeans', [
			basic('PaymentMeansCode', payment.code, { name: payment.text }),
			isCredit && index === 0 ? basic('PaymentDueDate', invoice.dueDate) : undefined,
			basic('PaymentID', invoice.paymentReference),
			part('CardAccount', [basic('PrimaryAccountNumberID', payment.card), basic('HolderName', payment.cardHolder)]),
			part('PayeeFinancialAccount', [basic('ID', payment.iban), basic('Name', payment.accountName), part('FinancialInstitutionBranch', basic('ID', payment.bic))]),
			part('PaymentMandate', [basic('ID', invoice.mandate), part('PayerFinancialAccount', basic('ID', payment.debitedAccount))]),
		]),
	);
}

function partyOf(party: InvoiceTerms['seller'], creditor?: string): Content {
	if (!party) return undefined;
	return [
		identified('EndpointID', party.electronicAddress),
		[...party.ids, ...party.globalIds].map((id) => part('PartyIdentification', identified('ID', id))),
		creditor ? part('PartyIdentification', basic('ID', creditor, { schemeID: 'SEPA' })) : undefined,
		part('PartyName', basic('Name', party.tradingName)),
		addressOf('PostalAddress', party.address),
		taxScheme(party.vatId, 'VAT'),
		taxScheme(party.taxNumber, 'LOC'),
		part('PartyLegalEntity', [basic('RegistrationName', party.name), identified('CompanyID', party.registration), basic('CompanyLegalForm', party.legalInformation)]),
		part('Contact', [basic('Name', party.contact?.name), basic('Telephone', party.contact?.phone), basic('ElectronicMail', party.contact?.email)]),
	];
}

function taxScheme(id: string | undefined, scheme: string): Content {
	return id === undefined ? undefined : part('PartyTaxScheme', [basic('CompanyID', id), part('TaxScheme', basic('ID', scheme))]);
}

function addressOf(name: string, address: NonNullable<InvoiceTerms['seller']>['address']): Content {
	return part(name, [
		basic('StreetName', address?.street),
		basic('AdditionalStreetName', address?.addition),
		basic('CityName', address?.city),
		basic('PostalZone', address?.postCode),
		basic('CountrySubentity', address?.region),
		part('AddressLine', basic('Line', address?.line3)),
		part('Country', basic('IdentificationCode', address?.country)),
	]);
}

function allowanceOf(kind: 'allowances' | 'charges', each: InvoiceLine['allowances'][number], money: Money): Content {
	return [
		basic('ChargeIndicator', String(kind === 'charges')),
		basic('AllowanceChargeReasonCode', each.reasonCode),
		basic('AllowanceChargeReason', each.reason),
		basic('MultiplierFactorNumeric', each.percent),
		money('Amount', each.amount),
		money('BaseAmount', each.base),
	];
}

function categoryOf(category: string | undefined, rate: number | undefined): Content {
	return [basic('ID', category), basic('Percent', rate), part('TaxScheme', basic('ID', 'VAT'))];
}

function lineOf(line: InvoiceLine, isCredit: boolean, money: Money): Content {
	return part(isCredit ? 'CreditNoteLine' : 'InvoiceLine', [
		basic('ID', line.id),
		line.notes.map((note) => basic('Note', note)),
		basic(isCredit ? 'CreditedQuantity' : 'InvoicedQuantity', line.quantity, { unitCode: line.unit }),
		money('LineExtensionAmount', line.amount),
		basic('AccountingCost', line.accounting),
		part('InvoicePeriod', [basic('StartDate', line.period?.start), basic('EndDate', line.period?.end)]),
		part('OrderLineReference', basic('LineID', line.orderLine)),
		line.object && part('DocumentReference', [identified('ID', line.object), basic('DocumentTypeCode', '130')]),
		(['allowances', 'charges'] as const).flatMap((kind) => line[kind].map((each) => part('AllowanceCharge', allowanceOf(kind, each, money)))),
		part('Item', [
			basic('Description', line.description),
			basic('Name', line.name),
			part('BuyersItemIdentification', basic('ID', line.buyerItem)),
			part('SellersItemIdentification', basic('ID', line.sellerItem)),
			part('StandardItemIdentification', identified('ID', line.standardItem)),
			part('OriginCountry', basic('IdentificationCode', line.origin)),
			line.classifications.map((code) => part('CommodityClassification', basic('ItemClassificationCode', code))),
			part('ClassifiedTaxCategory', categoryOf(line.category, line.rate)),
			line.attributes.map(({ name, value }) => part('AdditionalItemProperty', [basic('Name', name), basic('Value', value)])),
		]),
		part('Price', [
			money('PriceAmount', line.netPrice),
			basic('BaseQuantity', line.priceQuantity, { unitCode: line.priceUnit }),
			line.priceDiscount === undefined && line.grossPrice === undefined
				? undefined
				: part('AllowanceCharge', [basic('ChargeIndicator', 'false'), money('Amount', line.priceDiscount), money('BaseAmount', line.grossPrice)]),
		]),
	]);
}
