import { DOCUMENT_ALLOWANCE_CHARGE, LINE, PERIOD } from './lines';
import { DELIVERED_TO, PARTY, PAYEE, TAX_REPRESENTATIVE } from './parties';
import { amount, date, file, group, identifier, list, money, notes, text, type ModelOf } from './terms';

const TRADE = 'SupplyChainTradeTransaction/';
const AGREEMENT = `${TRADE}ApplicableHeaderTradeAgreement/`;
const DELIVERY = `${TRADE}ApplicableHeaderTradeDelivery/`;
const SETTLEMENT = `${TRADE}ApplicableHeaderTradeSettlement/`;
const SUM = `${SETTLEMENT}SpecifiedTradeSettlementHeaderMonetarySummation/`;
const CII_ALLOWANCES = `${SETTLEMENT}SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=`;

/** An invoice of EN 16931: every term with its number, and with its place in CII and in UBL. */
export const INVOICE = {
	process: text('BT-23', 'ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID', 'ProfileID'),
	specification: text('BT-24', 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID', 'CustomizationID'),
	number: text('BT-1', 'ExchangedDocument/ID', 'ID'),
	issueDate: date('BT-2', 'ExchangedDocument/IssueDateTime', 'IssueDate'),
	typeCode: text('BT-3', 'ExchangedDocument/TypeCode', 'InvoiceTypeCode|CreditNoteTypeCode'),
	currency: text('BT-5', `${SETTLEMENT}InvoiceCurrencyCode`, 'DocumentCurrencyCode'),
	taxCurrency: text('BT-6', `${SETTLEMENT}TaxCurrencyCode`, 'TaxCurrencyCode'),
	taxPointDate: date('BT-7', `${SETTLEMENT}ApplicableTradeTax/TaxPointDate`, 'TaxPointDate'),
	taxPointCode: text('BT-8', `${SETTLEMENT}ApplicableTradeTax/DueDateTypeCode`, 'InvoicePeriod/DescriptionCode'),
	dueDate: date('BT-9', `${SETTLEMENT}SpecifiedTradePaymentTerms/DueDateDateTime`, 'DueDate|PaymentMeans/PaymentDueDate'),
	buyerReference: text('BT-10', `${AGREEMENT}BuyerReference`, 'BuyerReference'),
	project: text('BT-11', `${AGREEMENT}SpecifiedProcuringProject/ID`, 'ProjectReference/ID|AdditionalDocumentReference[DocumentTypeCode=50]/ID'),
	contract: text('BT-12', `${AGREEMENT}ContractReferencedDocument/IssuerAssignedID`, 'ContractDocumentReference/ID'),
	order: text('BT-13', `${AGREEMENT}BuyerOrderReferencedDocument/IssuerAssignedID`, 'OrderReference/ID'),
	salesOrder: text('BT-14', `${AGREEMENT}SellerOrderReferencedDocument/IssuerAssignedID`, 'OrderReference/SalesOrderID'),
	receivingAdvice: text('BT-15', `${DELIVERY}ReceivingAdviceReferencedDocument/IssuerAssignedID`, 'ReceiptDocumentReference/ID'),
	despatchAdvice: text('BT-16', `${DELIVERY}DespatchAdviceReferencedDocument/IssuerAssignedID|${DELIVERY}DeliveryNoteReferencedDocument/IssuerAssignedID`, 'DespatchDocumentReference/ID'),
	tender: text('BT-17', `${AGREEMENT}AdditionalReferencedDocument[TypeCode=50]/IssuerAssignedID`, 'OriginatorDocumentReference/ID'),
	object: identifier('BT-18', `${AGREEMENT}AdditionalReferencedDocument[TypeCode=130]/IssuerAssignedID`, 'AdditionalDocumentReference[DocumentTypeCode=130]/ID'),
	accounting: text('BT-19', `${SETTLEMENT}ReceivableSpecifiedTradeAccountingAccount/ID`, 'AccountingCost'),
	paymentTerms: text('BT-20', `${SETTLEMENT}SpecifiedTradePaymentTerms/Description`, 'PaymentTerms/Note'),
	notes: notes('BT-22', 'ExchangedDocument/IncludedNote', 'Note'),
	precedingInvoices: list(`${SETTLEMENT}InvoiceReferencedDocument`, 'BillingReference/InvoiceDocumentReference', {
		number: text('BT-25', 'IssuerAssignedID', 'ID'),
		date: date('BT-26', 'FormattedIssueDateTime', 'IssueDate'),
	}),
	seller: group(`${AGREEMENT}SellerTradeParty`, 'AccountingSupplierParty/Party', PARTY),
	buyer: group(`${AGREEMENT}BuyerTradeParty`, 'AccountingCustomerParty/Party', PARTY),
	payee: group(`${SETTLEMENT}PayeeTradeParty`, 'PayeeParty', PAYEE),
	taxRepresentative: group(`${AGREEMENT}SellerTaxRepresentativeTradeParty`, 'TaxRepresentativeParty', TAX_REPRESENTATIVE),
	deliveredTo: group(`${DELIVERY}ShipToTradeParty`, 'Delivery', DELIVERED_TO),
	deliveryDate: date('BT-72', `${DELIVERY}ActualDeliverySupplyChainEvent/OccurrenceDateTime`, 'Delivery/ActualDeliveryDate'),
	period: group(`${SETTLEMENT}BillingSpecifiedPeriod`, 'InvoicePeriod', PERIOD),
	paymentReference: text('BT-83', `${SETTLEMENT}PaymentReference`, 'PaymentMeans/PaymentID'),
	payments: list(`${SETTLEMENT}SpecifiedTradeSettlementPaymentMeans`, 'PaymentMeans', {
		code: text('BT-81', 'TypeCode', 'PaymentMeansCode'),
		text: text('BT-82', 'Information', 'PaymentMeansCode@name'),
		iban: text('BT-84', 'PayeePartyCreditorFinancialAccount/IBANID', 'PayeeFinancialAccount/ID'),
		account: text('BT-84', 'PayeePartyCreditorFinancialAccount/ProprietaryID', ''),
		accountName: text('BT-85', 'PayeePartyCreditorFinancialAccount/AccountName', 'PayeeFinancialAccount/Name'),
		bic: text('BT-86', 'PayeeSpecifiedCreditorFinancialInstitution/BICID', 'PayeeFinancialAccount/FinancialInstitutionBranch/ID'),
		card: text('BT-87', 'ApplicableTradeSettlementFinancialCard/ID', 'CardAccount/PrimaryAccountNumberID'),
		cardHolder: text('BT-88', 'ApplicableTradeSettlementFinancialCard/CardholderName', 'CardAccount/HolderName'),
		debitedAccount: text('BT-91', 'PayerPartyDebtorFinancialAccount/IBANID', 'PaymentMandate/PayerFinancialAccount/ID'),
	}),
	mandate: text('BT-89', `${SETTLEMENT}SpecifiedTradePaymentTerms/DirectDebitMandateID`, 'PaymentMeans/PaymentMandate/ID'),
	creditor: text('BT-90', `${SETTLEMENT}CreditorReferenceID`, 'AccountingSupplierParty/Party/PartyIdentification/ID[@schemeID=SEPA]|PayeeParty/PartyIdentification/ID[@schemeID=SEPA]'),
	allowances: list(`${CII_ALLOWANCES}false,0]`, 'AllowanceCharge[ChargeIndicator=false,0]', DOCUMENT_ALLOWANCE_CHARGE),
	charges: list(`${CII_ALLOWANCES}true,1]`, 'AllowanceCharge[ChargeIndicator=true,1]', DOCUMENT_ALLOWANCE_CHARGE),
	/** Of the extended profiles of ZUGFeRD and Factur-X: charges too. */
	serviceCharges: list(`${SETTLEMENT}SpecifiedLogisticsServiceCharge`, '', {
		amount: amount('EXT', 'AppliedAmount', ''),
		reason: text('EXT', 'Description', ''),
		category: text('EXT', 'AppliedTradeTax/CategoryCode', ''),
		rate: amount('EXT', 'AppliedTradeTax/RateApplicablePercent', ''),
	}),
	linesTotal: amount('BT-106', `${SUM}LineTotalAmount`, 'LegalMonetaryTotal/LineExtensionAmount'),
	allowancesTotal: amount('BT-107', `${SUM}AllowanceTotalAmount`, 'LegalMonetaryTotal/AllowanceTotalAmount'),
	chargesTotal: amount('BT-108', `${SUM}ChargeTotalAmount`, 'LegalMonetaryTotal/ChargeTotalAmount'),
	subtotal: amount('BT-109', `${SUM}TaxBasisTotalAmount`, 'LegalMonetaryTotal/TaxExclusiveAmount'),
	/** BT-110 in the currency of the invoice, BT-111 in that of the tax. */
	taxTotals: money('BT-110', `${SUM}TaxTotalAmount`, 'TaxTotal/TaxAmount'),
	total: amount('BT-112', `${SUM}GrandTotalAmount`, 'LegalMonetaryTotal/TaxInclusiveAmount'),
	prepaid: amount('BT-113', `${SUM}TotalPrepaidAmount`, 'LegalMonetaryTotal/PrepaidAmount'),
	rounding: amount('BT-114', `${SUM}RoundingAmount`, 'LegalMonetaryTotal/PayableRoundingAmount'),
	due: amount('BT-115', `${SUM}DuePayableAmount`, 'LegalMonetaryTotal/PayableAmount'),
	/** BG-DEX-09 of the extension of XRechnung: what the seller paid for the buyer. */
	thirdPartyPayments: list('', 'PrepaidPayment', {
		amount: amount('EXT', '', 'PaidAmount'),
		description: text('EXT', '', 'InstructionID'),
	}),
	taxes: list(`${SETTLEMENT}ApplicableTradeTax`, 'TaxTotal/TaxSubtotal', {
		type: text('EXT', 'TypeCode', 'TaxCategory/TaxScheme/ID'),
		base: amount('BT-116', 'BasisAmount', 'TaxableAmount'),
		amount: amount('BT-117', 'CalculatedAmount', 'TaxAmount'),
		category: text('BT-118', 'CategoryCode', 'TaxCategory/ID'),
		rate: amount('BT-119', 'RateApplicablePercent', 'TaxCategory/Percent'),
		exemption: text('BT-120', 'ExemptionReason', 'TaxCategory/TaxExemptionReason'),
		exemptionCode: text('BT-121', 'ExemptionReasonCode', 'TaxCategory/TaxExemptionReasonCode'),
	}),
	documents: list(`${AGREEMENT}AdditionalReferencedDocument[TypeCode=916]`, 'AdditionalDocumentReference', {
		id: text('BT-122', 'IssuerAssignedID', 'ID'),
		/** UBL tells by it what the reference is not: one to an object (130) or a project (50). */
		type: text('EXT', '', 'DocumentTypeCode'),
		description: text('BT-123', 'Name', 'DocumentDescription'),
		url: text('BT-124', 'URIID', 'Attachment/ExternalReference/URI'),
		file: file('BT-125', 'AttachmentBinaryObject', 'Attachment/EmbeddedDocumentBinaryObject'),
	}),
	lines: list(`${TRADE}IncludedSupplyChainTradeLineItem`, 'InvoiceLine|CreditNoteLine', LINE),
};

/** What an invoice states, by the terms of EN 16931. */
export type InvoiceTerms = ModelOf<typeof INVOICE>;

export type InvoiceLine = InvoiceTerms['lines'][number];
