import { defineRule, NO_SETTINGS, type Finding } from './rule';

/**
 * The service warns of a risk. Source: 'warning_severity ... set to "risk" when the validation engine flags a job as requiring
 * human review'. Other values are not documented: a doubt must not be hidden, so only words for no concern pass.
 */
export const risk = defineRule({
	code: 'RISK',
	name: 'Risk',
	description: 'The service warns of a risk',
	counted: ['with a risk that the service warns of', 'with risks that the service warns of'],
	isOnByDefault: true,
	needs: 'severity',
	settings: NO_SETTINGS,
	check: ({ rows }) => {
		const found: Finding[] = [];
		rows.forEach(({ severity, explanation }, row) => {
			if (!severity || NO_CONCERN.has(severity.toLowerCase())) return;
			found.push({ row, message: `The service warns of it (${severity})${explanation ? `: ${explanation}` : ''}` });
		});
		return found;
	},
});

const NO_CONCERN = new Set(['none', 'ok', 'info', 'low']);
