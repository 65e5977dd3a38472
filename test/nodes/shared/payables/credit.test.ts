import { isCredit } from '../../../../nodes/shared/payables/credit';

const credits = (documentType: string | null, total: number | null = 100) => isCredit({ documentType, total });

it.each(['Credit Note', 'CREDIT MEMO', 'Gutschrift', 'Avoir', 'Nota di accredito', 'Creditfactuur', 'Kreditfaktura', 'Kreditnota', 'Hyvityslasku', 'Faktura korygująca', 'Dobropis', 'Credit note for credit card payment'])('%s gives money back', (type) => {
	expect(credits(type)).toBe(true);
});

it.each(['Invoice', 'Credit Card Receipt', 'Credit card statement', 'Invoice (credit card)', 'Letter of Credit Invoice', 'Creditor invoice', 'Kreditkartenabrechnung'])('%s does not', (type) => {
	expect(credits(type)).toBe(false);
});

it('a total below zero gives money back, whatever it is called', () => {
	expect([credits('Invoice', -5), credits(null, -5), credits(null, null)]).toEqual([true, true, false]);
});
