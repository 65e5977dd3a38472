/** Text, buttons, links and messages. */
export const BASE = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 0.9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, p, dl, dd, ol, ul, pre { margin: 0; }
h1 { font-size: 1.125rem; line-height: 1.3; font-weight: 650; }
h2 { font-size: 1.125rem; line-height: 1.3; font-weight: 600; }
h3 { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.quiet { color: var(--quiet); }
a { color: var(--accent); text-underline-offset: 0.15em; }
button, input, select, textarea { font: inherit; color: inherit; }
button { min-height: 2.25rem; padding: 0.3rem 0.85rem; border: 1px solid var(--frame); border-radius: 6px; background: var(--raised); cursor: pointer; }
button { flex-shrink: 0; max-width: 100%; }
button:hover { background: var(--hover); }
button:disabled { cursor: default; opacity: 0.55; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover:enabled { background: var(--accent-hover); border-color: var(--accent-hover); }
button.link { border-color: transparent; background: none; color: var(--accent); padding: 0.3rem 0.4rem; text-decoration: underline; text-underline-offset: 0.15em; }
.actions, .steps, .links { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.links { gap: 0.25rem 0.9rem; font-size: 0.875rem; }
.state { display: inline-block; padding: 0 0.45em; border-radius: 4px; font-size: 0.8125rem; line-height: 1.5; background: var(--neutral-ground); color: var(--quiet); white-space: nowrap; }
.state.open { padding: 0; background: none; }
.state.approved { background: var(--good-ground); color: var(--good); }
.state.rejected, .state.toFix { background: var(--bad-ground); color: var(--bad); }
.state.notAddingUp { background: var(--marked); color: var(--mark-text); }
.problems:empty { display: none; }
.notice { color: var(--quiet); font-size: 0.875rem; }
.notice button { min-height: 0; padding: 0; }
.alert:not(:empty) { padding: 0.5rem 1rem; border-inline-start: 4px solid var(--bad); background: var(--bad-ground); color: var(--bad); }
.alert a { color: inherit; }
.caution { color: var(--mark-text); }
.problems { margin-block-end: 0.75rem; padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--mark); border-radius: 4px; background: var(--marked); }
.problems:has(.fine) { border-color: var(--good); background: var(--good-ground); color: var(--good); }
.problems ul { padding-inline-start: 1.1rem; }
kbd { padding: 0 0.3em; border: 1px solid var(--line); border-radius: 3px; background: var(--surface); font: inherit; font-size: 0.75rem; white-space: nowrap; }
.closed { max-width: 34rem; margin: 0 auto; padding: 12vh 1.25rem 3rem; display: grid; gap: 0.75rem; }
.closed h1 { font-size: 1.5rem; }
.closed h1:focus { outline: none; }
.closed dl, dialog dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem; margin-block: 0.5rem; }
.closed dl div, dialog dl div { padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
.closed dt, dialog dt { color: var(--quiet); font-size: 0.8125rem; }
.closed dd, dialog dd { font-size: 1.375rem; font-weight: 600; font-variant-numeric: tabular-nums; }
@media (prefers-reduced-motion: no-preference) { button { transition: background-color 0.12s; } }
@media (forced-colors: active) { [aria-current], [aria-pressed="true"], .field.marked { outline: 2px solid Highlight; } }
`;
