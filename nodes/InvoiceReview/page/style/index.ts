import { APP } from './app';
import { BASE } from './base';
import { COLORS } from './colors';
import { FIELD } from './field';
import { PLAIN } from './plain';

/** The page's style sheet; nothing in the page has a style of its own, which its CSP forbids. */
export const STYLE = [COLORS, BASE, FIELD, APP, PLAIN].join('');
