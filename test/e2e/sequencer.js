const { default: Sequencer } = require('@jest/test-sequencer');

/** The suites that take longest, the longest first: begun late, one of them would be waited for by all processes but its own. */
const LONG = [
	'dev/dev',
	'editor/panels',
	'queue/queue',
	'examples/accounting',
	'examples/deadLetters',
	'durable/parked',
	'queue/hundred',
	'durable/databaseGone',
	'editor/canvas',
	'examples/oneToSix',
	'review/surroundings',
	'durable/crashed',
	'editor/examples',
	'triggers/triggers',
	'packages/packages',
	'examples/import',
	'mail/mailAttachments',
	'review/review',
].map((name) => `/${name}.e2e.ts`);

/** The long ones first, and the others as Jest has them. */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const index = LONG.findIndex((end) => path.endsWith(end));
			return index === -1 ? LONG.length : index;
		};
		return super.sort(tests).sort((left, right) => place(left) - place(right));
	}
};
