import { notAutomationReady } from '../../../../../nodes/shared/review/rules/notAutomationReady';
import { findings, ruleInput } from '../../support/ruleInput';

it('a row is flagged only where the service says that a person should look', () => {
	const rows = [true, false, undefined].map((automationReady) => ({ columns: {}, automationReady, explanation: 'Math failed' }));
	const found = findings(notAutomationReady, ruleInput(rows));

	expect(found.map(({ row }) => row)).toEqual([1]);
	expect(found[0].message).toContain('Math failed');
});
