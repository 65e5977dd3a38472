import type { Finding, Rule } from '../reasons';

/**
 * The service warns of a risk. Source: 'warning_severity ... set to "risk" when the validation engine flags a job as requiring
 * human review'. Other values are not documented: a doubt must not be hidden, so only words for no concern pass.
 */
export const risk: Rule = ({ rows }) => {
	const found: Finding[] = [];
	rows.forEach(({ severity, explanation }, row) => {
		if (!severity || NO_CONCERN.has(severity.toLowerCase())) return;
		const message = `The service warns of it (${severity})${explanation ? `: ${explanation}` : '.'}`;
		found.push({ row, reason: { code: 'RISK', message } });
	});
	return found;
};

const NO_CONCERN = new Set(['none', 'ok', 'info', 'low']);
