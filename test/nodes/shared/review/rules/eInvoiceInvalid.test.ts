import { eInvoiceInvalid } from '../../../../../nodes/shared/review/rules/eInvoiceInvalid';
import { findings, ruleInput } from '../../support/ruleInput';

it('gives a reason for each rule that an e-invoice breaks, and none where there is no e-invoice', () => {
	const violations = [{ rule: 'BR-02', message: 'it does not state its number' }, { rule: 'BR-CO-25', message: 'it does not state a due date' }];

	expect(findings(eInvoiceInvalid, ruleInput([{ columns: {}, violations }, { columns: {}, violations: [] }, { columns: {} }]))).toEqual([
		{ code: 'E_INVOICE_INVALID', row: 0, message: 'BR-02: it does not state its number' },
		{ code: 'E_INVOICE_INVALID', row: 0, message: 'BR-CO-25: it does not state a due date' },
	]);
});
