import { amount, date, group, identifier, list, text, texts } from './terms';

/** BG-27 and 28 of a line, BG-20 and 21 of the document: what is taken off or added. Numbers are those of BG-20. */
const ALLOWANCE_CHARGE = {
	amount: amount('BT-92', 'ActualAmount', 'Amount'),
	base: amount('BT-93', 'BasisAmount', 'BaseAmount'),
	percent: amount('BT-94', 'CalculationPercent', 'MultiplierFactorNumeric'),
	reason: text('BT-97', 'Reason', 'AllowanceChargeReason'),
	reasonCode: text('BT-98', 'ReasonCode', 'AllowanceChargeReasonCode'),
};

/** Of the document, which states its tax. */
export const DOCUMENT_ALLOWANCE_CHARGE = {
	...ALLOWANCE_CHARGE,
	category: text('BT-95', 'CategoryTradeTax/CategoryCode', 'TaxCategory/ID'),
	rate: amount('BT-96', 'CategoryTradeTax/RateApplicablePercent', 'TaxCategory/Percent'),
};

/** BG-14 and BG-26 */
export const PERIOD = {
	start: date('BT-73', 'StartDateTime', 'StartDate'),
	end: date('BT-74', 'EndDateTime', 'EndDate'),
};

const SETTLEMENT = 'SpecifiedLineTradeSettlement/';
const AGREEMENT = 'SpecifiedLineTradeAgreement/';
const PRODUCT = 'SpecifiedTradeProduct/';
const CII_LINE_ALLOWANCES = `${SETTLEMENT}SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=`;

/** BG-25: a line. */
export const LINE = {
	id: text('BT-126', 'AssociatedDocumentLineDocument/LineID', 'ID'),
	parentId: text('EXT', 'AssociatedDocumentLineDocument/ParentLineID', ''),
	/** Whether it is no line of its own: GROUP or INFORMATION. */
	status: text('EXT', 'AssociatedDocumentLineDocument/LineStatusReasonCode', ''),
	notes: texts('BT-127', 'AssociatedDocumentLineDocument/IncludedNote/Content', 'Note'),
	object: identifier('BT-128', `${SETTLEMENT}AdditionalReferencedDocument[TypeCode=130]/IssuerAssignedID`, 'DocumentReference[DocumentTypeCode=130]/ID'),
	quantity: amount('BT-129', 'SpecifiedLineTradeDelivery/BilledQuantity', 'InvoicedQuantity|CreditedQuantity'),
	unit: text('BT-130', 'SpecifiedLineTradeDelivery/BilledQuantity@unitCode', 'InvoicedQuantity@unitCode|CreditedQuantity@unitCode'),
	amount: amount('BT-131', `${SETTLEMENT}SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount`, 'LineExtensionAmount'),
	orderLine: text('BT-132', `${AGREEMENT}BuyerOrderReferencedDocument/LineID`, 'OrderLineReference/LineID'),
	accounting: text('BT-133', `${SETTLEMENT}ReceivableSpecifiedTradeAccountingAccount/ID`, 'AccountingCost'),
	period: group(`${SETTLEMENT}BillingSpecifiedPeriod`, 'InvoicePeriod', PERIOD),
	allowances: list(`${CII_LINE_ALLOWANCES}false,0]`, 'AllowanceCharge[ChargeIndicator=false,0]', ALLOWANCE_CHARGE),
	charges: list(`${CII_LINE_ALLOWANCES}true,1]`, 'AllowanceCharge[ChargeIndicator=true,1]', ALLOWANCE_CHARGE),
	netPrice: amount('BT-146', `${AGREEMENT}NetPriceProductTradePrice/ChargeAmount`, 'Price/PriceAmount'),
	priceDiscount: amount('BT-147', `${AGREEMENT}GrossPriceProductTradePrice/AppliedTradeAllowanceCharge/ActualAmount`, 'Price/AllowanceCharge/Amount'),
	grossPrice: amount('BT-148', `${AGREEMENT}GrossPriceProductTradePrice/ChargeAmount`, 'Price/AllowanceCharge/BaseAmount'),
	priceQuantity: amount('BT-149', `${AGREEMENT}NetPriceProductTradePrice/BasisQuantity|${AGREEMENT}GrossPriceProductTradePrice/BasisQuantity`, 'Price/BaseQuantity'),
	priceUnit: text('BT-150', `${AGREEMENT}NetPriceProductTradePrice/BasisQuantity@unitCode|${AGREEMENT}GrossPriceProductTradePrice/BasisQuantity@unitCode`, 'Price/BaseQuantity@unitCode'),
	category: text('BT-151', `${SETTLEMENT}ApplicableTradeTax/CategoryCode`, 'Item/ClassifiedTaxCategory/ID'),
	rate: amount('BT-152', `${SETTLEMENT}ApplicableTradeTax/RateApplicablePercent`, 'Item/ClassifiedTaxCategory/Percent'),
	name: text('BT-153', `${PRODUCT}Name`, 'Item/Name'),
	description: text('BT-154', `${PRODUCT}Description`, 'Item/Description'),
	sellerItem: text('BT-155', `${PRODUCT}SellerAssignedID`, 'Item/SellersItemIdentification/ID'),
	buyerItem: text('BT-156', `${PRODUCT}BuyerAssignedID`, 'Item/BuyersItemIdentification/ID'),
	standardItem: identifier('BT-157', `${PRODUCT}GlobalID`, 'Item/StandardItemIdentification/ID'),
	classifications: texts('BT-158', `${PRODUCT}DesignatedProductClassification/ClassCode`, 'Item/CommodityClassification/ItemClassificationCode'),
	origin: text('BT-159', `${PRODUCT}OriginTradeCountry/ID`, 'Item/OriginCountry/IdentificationCode'),
	attributes: list(`${PRODUCT}ApplicableProductCharacteristic`, 'Item/AdditionalItemProperty', {
		name: text('BT-160', 'Description', 'Name'),
		value: text('BT-161', 'Value', 'Value'),
	}),
};
