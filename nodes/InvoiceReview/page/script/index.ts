import { BEGIN } from './begin';
import { CHECK } from './check';
import { DATA } from './data';
import { DECIDE } from './decide';
import { DOCUMENTS } from './documents';
import { DRAFT } from './draft';
import { FIELDS } from './fields';
import { KEYBOARD } from './keyboard';
import { LIST } from './list';
import { NUMBERS } from './numbers';
import { OPEN } from './open';
import { POST } from './post';
import { SUBMIT } from './submit';

/**
 * The page's script. It is kept as text because what ships cannot read files, and because the source of a compiled function depends on who has
 * compiled it. Its pieces share one scope; a test checks their types, and others run them in a browser.
 */
export const SCRIPT = `(() => {
'use strict';
${[DATA, NUMBERS, DRAFT, LIST, DOCUMENTS, FIELDS, OPEN, DECIDE, POST, CHECK, SUBMIT, KEYBOARD, BEGIN].join('')}})();`;

/** The script of a review that is over: what was entered and never sent is of no use any more. */
export const CLOSED_SCRIPT = `try {
	localStorage.removeItem(JSON.parse(document.getElementById('review-data').textContent).draftKey);
} catch {
	// A browser that keeps nothing has nothing to be removed.
}`;
