import { risk } from '../../../../../nodes/shared/review/rules/risk';
import { flagged, reviewInput } from '../../support/reviewInput';

it('a risk counts unless it is a word for none', () => {
	const severities = ['risk', 'RISK', 'warning', 'anything new', 'none', 'Info', 'low', '', undefined];

	expect(flagged(risk, reviewInput(severities.map((severity) => ({ columns: {}, severity }))))).toEqual([0, 1, 2, 3]);
});
