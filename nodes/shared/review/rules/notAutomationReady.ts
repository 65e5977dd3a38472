import type { Finding, Rule } from '../reasons';

/**
 * The service says that a person should look at the row.
 * Source: "`automation_ready` ... safe to use as a no-human-review gate in automated pipelines".
 */
export const notAutomationReady: Rule = ({ rows }) => {
	const found: Finding[] = [];
	rows.forEach(({ automationReady, explanation }, row) => {
		if (automationReady !== false) return;
		const message = `The service does not clear it for use without review${explanation ? `: ${explanation}` : '.'}`;
		found.push({ row, reason: { code: 'NOT_AUTOMATION_READY', message } });
	});
	return found;
};
