import { risk } from '../../../../../nodes/shared/review/rules/risk';
import { flagged, ruleInput } from '../../support/ruleInput';

it('a risk counts unless it is a word for none', () => {
	const severities = ['risk', 'RISK', 'warning', 'anything new', 'none', 'Info', 'low', '', undefined];

	expect(flagged(risk, ruleInput(severities.map((severity) => ({ columns: {}, severity }))))).toEqual([0, 1, 2, 3]);
});
