import { XMLBuilder } from 'fast-xml-parser';

import { amountsOf, lineAmount, type DemoInvoice, type Line, type Party } from './invoice';

/** The invoice as UN/CEFACT Cross Industry Invoice (profile EN 16931), the XML of Factur-X and ZUGFeRD. */
export function crossIndustryInvoice(invoice: DemoInvoice): string {
	const builder = new XMLBuilder({ format: true, ignoreAttributes: false, attributeNamePrefix: '@' });
	return builder.build({
		'?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
		'rsm:CrossIndustryInvoice': {
			'@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
			'@xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
			'@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
			'rsm:ExchangedDocumentContext': {
				'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': 'urn:cen.eu:en16931:2017' },
			},
			'rsm:ExchangedDocument': {
				'ram:ID': invoice.number,
				'ram:TypeCode': '380',
				'ram:IssueDateTime': day(invoice.issueDate),
			},
			'rsm:SupplyChainTradeTransaction': {
				'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map((entry, index) =>
					lineItem(entry, index, invoice.taxRate),
				),
				'ram:ApplicableHeaderTradeAgreement': {
					'ram:SellerTradeParty': party(invoice.vendor),
					'ram:BuyerTradeParty': party(invoice.customer),
					...(invoice.purchaseOrder && {
						'ram:BuyerOrderReferencedDocument': {
							'ram:IssuerAssignedID': invoice.purchaseOrder,
						},
					}),
				},
				'ram:ApplicableHeaderTradeDelivery': {
					'ram:ActualDeliverySupplyChainEvent': {
						'ram:OccurrenceDateTime': day(invoice.issueDate),
					},
				},
				'ram:ApplicableHeaderTradeSettlement': settlement(invoice),
			},
		},
	});
}

function settlement(invoice: DemoInvoice) {
	const { subtotal, tax, total } = amountsOf(invoice);
	return {
		'ram:InvoiceCurrencyCode': invoice.currency,
		...(invoice.iban && {
			'ram:SpecifiedTradeSettlementPaymentMeans': {
				'ram:TypeCode': '58',
				'ram:PayeePartyCreditorFinancialAccount': { 'ram:IBANID': invoice.iban.replaceAll(' ', '') },
			},
		}),
		'ram:ApplicableTradeTax': {
			'ram:CalculatedAmount': decimal(tax),
			'ram:TypeCode': 'VAT',
			'ram:BasisAmount': decimal(subtotal),
			'ram:CategoryCode': 'S',
			'ram:RateApplicablePercent': invoice.taxRate.toFixed(2),
		},
		'ram:SpecifiedTradePaymentTerms': { 'ram:DueDateDateTime': day(invoice.dueDate) },
		'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
			'ram:LineTotalAmount': decimal(subtotal),
			'ram:TaxBasisTotalAmount': decimal(subtotal),
			'ram:TaxTotalAmount': { '@currencyID': invoice.currency, '#text': decimal(tax) },
			'ram:GrandTotalAmount': decimal(total),
			'ram:DuePayableAmount': decimal(total),
		},
	};
}

function lineItem(entry: Line, index: number, taxRate: number) {
	return {
		'ram:AssociatedDocumentLineDocument': { 'ram:LineID': String(index + 1) },
		'ram:SpecifiedTradeProduct': { 'ram:Name': entry.description },
		'ram:SpecifiedLineTradeAgreement': {
			'ram:NetPriceProductTradePrice': { 'ram:ChargeAmount': decimal(entry.unitPrice) },
		},
		'ram:SpecifiedLineTradeDelivery': {
			'ram:BilledQuantity': { '@unitCode': 'C62', '#text': String(entry.quantity) },
		},
		'ram:SpecifiedLineTradeSettlement': {
			'ram:ApplicableTradeTax': {
				'ram:TypeCode': 'VAT',
				'ram:CategoryCode': 'S',
				'ram:RateApplicablePercent': taxRate.toFixed(2),
			},
			'ram:SpecifiedTradeSettlementLineMonetarySummation': {
				'ram:LineTotalAmount': decimal(lineAmount(entry)),
			},
		},
	};
}

function party({ name, address, country, taxId }: Party) {
	const [street, city] = address;
	const [postcode, ...cityName] = city.split(' ');
	return {
		'ram:Name': name,
		'ram:PostalTradeAddress': {
			'ram:PostcodeCode': postcode,
			'ram:LineOne': street,
			'ram:CityName': cityName.join(' '),
			'ram:CountryID': country,
		},
		...(taxId && {
			'ram:SpecifiedTaxRegistration': { 'ram:ID': { '@schemeID': 'VA', '#text': taxId } },
		}),
	};
}

/** Format 102 is YYYYMMDD. */
function day(iso: string) {
	return { 'udt:DateTimeString': { '@format': '102', '#text': iso.replaceAll('-', '') } };
}

function decimal(cents: number): string {
	return (cents / 100).toFixed(2);
}
