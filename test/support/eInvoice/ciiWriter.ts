import type { InvoiceLine, InvoiceTerms } from '../../../nodes/shared/eInvoice/model/invoice';
import type { Identifier } from '../../../nodes/shared/eInvoice/model/terms';
import { element, textOf, type Content } from './xml';

const UNECE = 'urn:un:unece:uncefact:data:standard:';

const basic = (name: string, value: string | number | undefined, attributes?: Record<string, string | undefined>) => element(`ram:${name}`, textOf(value), attributes);
const part = (name: string, content: Content) => element(`ram:${name}`, content);
const identified = (name: string, value: Identifier | undefined) => basic(name, value?.id, { schemeID: value?.scheme });
const day = (name: string, value: string | undefined, type = 'udt:DateTimeString') => part(name, element(type, value?.replaceAll('-', ''), { format: '102' }));

/** Writes an invoice in CII, as XRechnung and Factur-X have it. */
export function writeCii(invoice: InvoiceTerms): string {
	const content: Content = [
		element('rsm:ExchangedDocumentContext', [
			part('BusinessProcessSpecifiedDocumentContextParameter', basic('ID', invoice.process)),
			part('GuidelineSpecifiedDocumentContextParameter', basic('ID', invoice.specification)),
		]),
		element('rsm:ExchangedDocument', [
			basic('ID', invoice.number),
			basic('TypeCode', invoice.typeCode),
			day('IssueDateTime', invoice.issueDate),
			invoice.notes.map(({ text, subject }) => part('IncludedNote', [basic('Content', text), basic('SubjectCode', subject)])),
		]),
		element('rsm:SupplyChainTradeTransaction', [invoice.lines.map(lineOf), agreementOf(invoice), deliveryOf(invoice), settlementOf(invoice)]),
	];
	const spaces = Object.entries({ rsm: 'CrossIndustryInvoice', ram: 'ReusableAggregateBusinessInformationEntity', udt: 'UnqualifiedDataType', qdt: 'QualifiedDataType' });
	const attributes = Object.fromEntries(spaces.map(([prefix, name]) => [`xmlns:${prefix}`, `${UNECE}${name}:100`]));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rsm:CrossIndustryInvoice', content, attributes) ?? ''}`;
}

function agreementOf(invoice: InvoiceTerms): Content {
	const referenced = (type: string, id: Identifier | undefined) =>
		id && part('AdditionalReferencedDocument', [identified('IssuerAssignedID', id), basic('TypeCode', type)]);
	return part('ApplicableHeaderTradeAgreement', [
		basic('BuyerReference', invoice.buyerReference),
		part('SellerTradeParty', partyOf(invoice.seller)),
		part('BuyerTradeParty', partyOf(invoice.buyer)),
		part('SellerTaxRepresentativeTradeParty', [
			basic('Name', invoice.taxRepresentative?.name),
			addressOf(invoice.taxRepresentative?.address),
			part('SpecifiedTaxRegistration', basic('ID', invoice.taxRepresentative?.vatId, { schemeID: 'VA' })),
		]),
		part('SellerOrderReferencedDocument', basic('IssuerAssignedID', invoice.salesOrder)),
		part('BuyerOrderReferencedDocument', basic('IssuerAssignedID', invoice.order)),
		part('ContractReferencedDocument', basic('IssuerAssignedID', invoice.contract)),
		invoice.documents.map(({ id, description, url, file }) =>
			part('AdditionalReferencedDocument', [
				basic('IssuerAssignedID', id),
				basic('URIID', url),
				basic('TypeCode', '916'),
				basic('Name', description),
				file && basic('AttachmentBinaryObject', file.content, { mimeCode: file.mimeType, filename: file.fileName }),
			]),
		),
		referenced('50', invoice.tender === undefined ? undefined : { id: invoice.tender }),
		referenced('130', invoice.object),
		part('SpecifiedProcuringProject', basic('ID', invoice.project)),
	]);
}

function deliveryOf(invoice: InvoiceTerms): Content {
	const { deliveredTo } = invoice;
	return part('ApplicableHeaderTradeDelivery', [
		part('ShipToTradeParty', [
			deliveredTo?.location?.scheme ? identified('GlobalID', deliveredTo.location) : identified('ID', deliveredTo?.location),
			basic('Name', deliveredTo?.name),
			addressOf(deliveredTo?.address),
		]),
		part('ActualDeliverySupplyChainEvent', day('OccurrenceDateTime', invoice.deliveryDate)),
		part('DespatchAdviceReferencedDocument', basic('IssuerAssignedID', invoice.despatchAdvice)),
		part('ReceivingAdviceReferencedDocument', basic('IssuerAssignedID', invoice.receivingAdvice)),
	]);
}

function settlementOf(invoice: InvoiceTerms): Content {
	const { payee } = invoice;
	return part('ApplicableHeaderTradeSettlement', [
		basic('CreditorReferenceID', invoice.creditor),
		basic('PaymentReference', invoice.paymentReference),
		basic('TaxCurrencyCode', invoice.taxCurrency),
		basic('InvoiceCurrencyCode', invoice.currency),
		part('PayeeTradeParty', [
			payee?.id?.scheme ? identified('GlobalID', payee.id) : identified('ID', payee?.id),
			basic('Name', payee?.name),
			part('SpecifiedLegalOrganization', identified('ID', payee?.registration)),
		]),
		invoice.payments.map((payment) =>
			part('SpecifiedTradeSettlementPaymentMeans', [
				basic('TypeCode', payment.code),
				basic('Information', payment.text),
				part('ApplicableTradeSettlementFinancialCard', [basic('ID', payment.card), basic('CardholderName', payment.cardHolder)]),
				part('PayerPartyDebtorFinancialAccount', basic('IBANID', payment.debitedAccount)),
				part('PayeePartyCreditorFinancialAccount', [basic('IBANID', payment.iban), basic('AccountName', payment.accountName)]),
				part('PayeeSpecifiedCreditorFinancialInstitution', basic('BICID', payment.bic)),
			]),
		),
		invoice.taxes.map((tax, index) =>
			part('ApplicableTradeTax', [
				basic('CalculatedAmount', tax.amount),
				basic('TypeCode', tax.type),
				basic('ExemptionReason', tax.exemption),
				basic('BasisAmount', tax.base),
				basic('CategoryCode', tax.category),
				basic('ExemptionReasonCode', tax.exemptionCode),
				index === 0 ? day('TaxPointDate', invoice.taxPointDate, 'udt:DateString') : undefined,
				index === 0 ? basic('DueDateTypeCode', invoice.taxPointCode) : undefined,
				basic('RateApplicablePercent', tax.rate),
			]),
		),
		part('BillingSpecifiedPeriod', [day('StartDateTime', invoice.period?.start), day('EndDateTime', invoice.period?.end)]),
		(['allowances', 'charges'] as const).flatMap((kind) =>
			invoice[kind].map((each) =>
				part('SpecifiedTradeAllowanceCharge', [
					allowanceOf(kind, each),
					part('CategoryTradeTax', [basic('TypeCode', 'VAT'), basic('CategoryCode', each.category), basic('RateApplicablePercent', each.rate)]),
				]),
			),
		),
		part('SpecifiedTradePaymentTerms', [basic('Description', invoice.paymentTerms), day('DueDateDateTime', invoice.dueDate), basic('DirectDebitMandateID', invoice.mandate)]),
		part('SpecifiedTradeSettlementHeaderMonetarySummation', [
			basic('LineTotalAmount', invoice.linesTotal),
			basic('ChargeTotalAmount', invoice.chargesTotal),
			basic('AllowanceTotalAmount', invoice.allowancesTotal),
			basic('TaxBasisTotalAmount', invoice.subtotal),
			invoice.taxTotals.map(({ amount, currency }) => basic('TaxTotalAmount', amount, { currencyID: currency })),
			basic('RoundingAmount', invoice.rounding),
			basic('GrandTotalAmount', invoice.total),
			basic('TotalPrepaidAmount', invoice.prepaid),
			basic('DuePayableAmount', invoice.due),
		]),
		invoice.precedingInvoices.map(({ number, date }) =>
			part('InvoiceReferencedDocument', [basic('IssuerAssignedID', number), day('FormattedIssueDateTime', date, 'qdt:DateTimeString')]),
		),
		part('ReceivableSpecifiedTradeAccountingAccount', basic('ID', invoice.accounting)),
	]);
}

function partyOf(party: InvoiceTerms['seller']): Content {
	if (!party) return undefined;
	return [
		party.ids.map((id) => identified('ID', id)),
		party.globalIds.map((id) => identified('GlobalID', id)),
		basic('Name', party.name),
		basic('Description', party.legalInformation),
		part('SpecifiedLegalOrganization', [identified('ID', party.registration), basic('TradingBusinessName', party.tradingName)]),
		part('DefinedTradeContact', [
			basic('PersonName', party.contact?.name),
			part('TelephoneUniversalCommunication', basic('CompleteNumber', party.contact?.phone)),
			part('EmailURIUniversalCommunication', basic('URIID', party.contact?.email)),
		]),
		addressOf(party.address),
		part('URIUniversalCommunication', identified('URIID', party.electronicAddress)),
		part('SpecifiedTaxRegistration', basic('ID', party.taxNumber, { schemeID: 'FC' })),
		part('SpecifiedTaxRegistration', basic('ID', party.vatId, { schemeID: 'VA' })),
	];
}

function addressOf(address: NonNullable<InvoiceTerms['seller']>['address']): Content {
	return part('PostalTradeAddress', [
		basic('PostcodeCode', address?.postCode),
		basic('LineOne', address?.street),
		basic('LineTwo', address?.addition),
		basic('LineThree', address?.line3),
		basic('CityName', address?.city),
		basic('CountryID', address?.country),
		basic('CountrySubDivisionName', address?.region),
	]);
}

function allowanceOf(kind: 'allowances' | 'charges', each: InvoiceLine['allowances'][number]): Content {
	return [
		part('ChargeIndicator', element('udt:Indicator', String(kind === 'charges'))),
		basic('CalculationPercent', each.percent),
		basic('BasisAmount', each.base),
		basic('ActualAmount', each.amount),
		basic('ReasonCode', each.reasonCode),
		basic('Reason', each.reason),
	];
}

function lineOf(line: InvoiceLine): Content {
	return part('IncludedSupplyChainTradeLineItem', [
		part('AssociatedDocumentLineDocument', [
			basic('LineID', line.id),
			basic('ParentLineID', line.parentId),
			basic('LineStatusReasonCode', line.status),
			line.notes.map((note) => part('IncludedNote', basic('Content', note))),
		]),
		part('SpecifiedTradeProduct', [
			identified('GlobalID', line.standardItem),
			basic('SellerAssignedID', line.sellerItem),
			basic('BuyerAssignedID', line.buyerItem),
			basic('Name', line.name),
			basic('Description', line.description),
			line.attributes.map(({ name, value }) => part('ApplicableProductCharacteristic', [basic('Description', name), basic('Value', value)])),
			line.classifications.map((code) => part('DesignatedProductClassification', basic('ClassCode', code))),
			part('OriginTradeCountry', basic('ID', line.origin)),
		]),
		part('SpecifiedLineTradeAgreement', [
			part('BuyerOrderReferencedDocument', basic('LineID', line.orderLine)),
			part('GrossPriceProductTradePrice', [basic('ChargeAmount', line.grossPrice), part('AppliedTradeAllowanceCharge', basic('ActualAmount', line.priceDiscount))]),
			part('NetPriceProductTradePrice', [basic('ChargeAmount', line.netPrice), basic('BasisQuantity', line.priceQuantity, { unitCode: line.priceUnit })]),
		]),
		part('SpecifiedLineTradeDelivery', basic('BilledQuantity', line.quantity, { unitCode: line.unit })),
		part('SpecifiedLineTradeSettlement', [
			part('ApplicableTradeTax', [basic('TypeCode', 'VAT'), basic('CategoryCode', line.category), basic('RateApplicablePercent', line.rate)]),
			part('BillingSpecifiedPeriod', [day('StartDateTime', line.period?.start), day('EndDateTime', line.period?.end)]),
			(['allowances', 'charges'] as const).flatMap((kind) => line[kind].map((each) => part('SpecifiedTradeAllowanceCharge', allowanceOf(kind, each)))),
			part('SpecifiedTradeSettlementLineMonetarySummation', basic('LineTotalAmount', line.amount)),
			line.object && part('AdditionalReferencedDocument', [identified('IssuerAssignedID', line.object), basic('TypeCode', '130')]),
			part('ReceivableSpecifiedTradeAccountingAccount', basic('ID', line.accounting)),
		]),
	]);
}
