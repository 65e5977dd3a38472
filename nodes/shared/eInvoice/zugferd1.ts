import type { XmlElement } from './xml/element';

/** What ZUGFeRD 1 calls what CII has called otherwise since. */
const NAMES: Readonly<Record<string, string>> = {
	SpecifiedExchangedDocumentContext: 'ExchangedDocumentContext',
	HeaderExchangedDocument: 'ExchangedDocument',
	SpecifiedSupplyChainTradeTransaction: 'SupplyChainTradeTransaction',
	ApplicableSupplyChainTradeAgreement: 'ApplicableHeaderTradeAgreement',
	ApplicableSupplyChainTradeDelivery: 'ApplicableHeaderTradeDelivery',
	ApplicableSupplyChainTradeSettlement: 'ApplicableHeaderTradeSettlement',
	SpecifiedSupplyChainTradeAgreement: 'SpecifiedLineTradeAgreement',
	SpecifiedSupplyChainTradeDelivery: 'SpecifiedLineTradeDelivery',
	SpecifiedSupplyChainTradeSettlement: 'SpecifiedLineTradeSettlement',
	ApplicablePercent: 'RateApplicablePercent',
	ApplicableSupplyChainTradeDeliveryTerms: 'ApplicableTradeDeliveryTerms',
};

/** The same below some elements only. */
const NAMES_BELOW: ReadonlyArray<{ parent: RegExp; names: Readonly<Record<string, string>> }> = [
	{ parent: /^ApplicableHeaderTradeSettlement$/, names: { SpecifiedTradeSettlementMonetarySummation: 'SpecifiedTradeSettlementHeaderMonetarySummation' } },
	{ parent: /^SpecifiedLineTradeSettlement$/, names: { SpecifiedTradeSettlementMonetarySummation: 'SpecifiedTradeSettlementLineMonetarySummation' } },
	{ parent: /ReferencedDocument$/, names: { ID: 'IssuerAssignedID', IssueDateTime: 'FormattedIssueDateTime' } },
];

/** Gives the elements of a ZUGFeRD 1 document the names of today's CII, so that one table reads both. */
export function asCurrentCii(root: XmlElement): void {
	const below = NAMES_BELOW.find(({ parent }) => parent.test(root.name))?.names ?? {};
	for (const child of root.children) {
		child.name = below[child.name] ?? NAMES[child.name] ?? child.name;
		asCurrentCii(child);
	}
}
