import { group, identifier, identifiers, text, type ModelOf } from './terms';

/** BG-5, 8, 12, 15: an address. */
export const ADDRESS = {
	street: text('BT-35', 'LineOne', 'StreetName'),
	addition: text('BT-36', 'LineTwo', 'AdditionalStreetName'),
	line3: text('BT-162', 'LineThree', 'AddressLine/Line'),
	city: text('BT-37', 'CityName', 'CityName'),
	postCode: text('BT-38', 'PostcodeCode', 'PostalZone'),
	region: text('BT-39', 'CountrySubDivisionName', 'CountrySubentity'),
	country: text('BT-40', 'CountryID', 'Country/IdentificationCode'),
};

const ADDRESS_PLACE = ['PostalTradeAddress', 'PostalAddress'] as const;

/** BG-4 and BG-7: the seller or the buyer. Numbers are those of the seller. */
export const PARTY = {
	name: text('BT-27', 'Name', 'PartyLegalEntity/RegistrationName'),
	tradingName: text('BT-28', 'SpecifiedLegalOrganization/TradingBusinessName', 'PartyName/Name'),
	ids: identifiers('BT-29', 'ID', 'PartyIdentification/ID[@schemeID!=SEPA]'),
	globalIds: identifiers('BT-29', 'GlobalID', ''),
	registration: identifier('BT-30', 'SpecifiedLegalOrganization/ID', 'PartyLegalEntity/CompanyID'),
	vatId: text('BT-31', 'SpecifiedTaxRegistration/ID[@schemeID=VA]', 'PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID'),
	taxNumber: text('BT-32', 'SpecifiedTaxRegistration/ID[@schemeID=FC]', 'PartyTaxScheme[TaxScheme/ID!=VAT]/CompanyID'),
	legalInformation: text('BT-33', 'Description', 'PartyLegalEntity/CompanyLegalForm'),
	electronicAddress: identifier('BT-34', 'URIUniversalCommunication/URIID', 'EndpointID'),
	address: group(...ADDRESS_PLACE, ADDRESS),
	contact: group('DefinedTradeContact', 'Contact', {
		name: text('BT-41', 'PersonName|DepartmentName', 'Name'),
		phone: text('BT-42', 'TelephoneUniversalCommunication/CompleteNumber', 'Telephone'),
		email: text('BT-43', 'EmailURIUniversalCommunication/URIID', 'ElectronicMail'),
	}),
};

export type Party = ModelOf<typeof PARTY>;

/** BG-10: who is paid, if not the seller. */
export const PAYEE = {
	name: text('BT-59', 'Name', 'PartyName/Name'),
	id: identifier('BT-60', 'GlobalID|ID', 'PartyIdentification/ID[@schemeID!=SEPA]'),
	registration: identifier('BT-61', 'SpecifiedLegalOrganization/ID', 'PartyLegalEntity/CompanyID'),
};

/** BG-11 */
export const TAX_REPRESENTATIVE = {
	name: text('BT-62', 'Name', 'PartyName/Name'),
	vatId: text('BT-63', 'SpecifiedTaxRegistration/ID[@schemeID=VA]', 'PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID'),
	address: group(...ADDRESS_PLACE, ADDRESS),
};

/** BG-13 without its date: where it went. */
export const DELIVERED_TO = {
	name: text('BT-70', 'Name', 'DeliveryParty/PartyName/Name'),
	location: identifier('BT-71', 'GlobalID|ID', 'DeliveryLocation/ID'),
	address: group('PostalTradeAddress', 'DeliveryLocation/Address', ADDRESS),
};
