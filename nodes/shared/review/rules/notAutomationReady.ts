import { defineRule, NO_SETTINGS, type Finding } from './rule';

/**
 * The service says that a person should look at the row.
 * Source: "`automation_ready` ... safe to use as a no-human-review gate in automated pipelines".
 */
export const notAutomationReady = defineRule({
	code: 'NOT_AUTOMATION_READY',
	name: 'Not Automation Ready',
	description: 'The service says that a person should look at it',
	counted: ['not cleared by the service', 'not cleared by the service'],
	isOnByDefault: true,
	needs: 'automationReady',
	settings: NO_SETTINGS,
	check: ({ rows }) => {
		const found: Finding[] = [];
		rows.forEach(({ automationReady, explanation }, row) => {
			if (automationReady !== false) return;
			found.push({ row, message: `The service does not clear it for use without review${explanation ? `: ${explanation}` : ''}` });
		});
		return found;
	},
});
