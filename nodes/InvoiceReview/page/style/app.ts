/** The page with script: list, fields and document side by side where there is room, one below the other where there is none. */
export const APP = `
.app { display: grid; grid-template: auto auto auto 1fr / minmax(0, 1fr); min-height: 100vh; }
.app > header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; padding: 0.7rem 1rem; border-block-end: 1px solid var(--line); background: var(--surface); }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.2rem; color: var(--quiet); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.app > .alert { position: sticky; inset-block-start: 0; z-index: 1; }
.app > nav { padding: 0.6rem 1rem; border-block-end: 1px solid var(--line); }
#choose { width: 100%; text-align: start; }
#choose::after { content: "\\25be"; content: "\\25be" / ""; float: inline-end; }
#choose[aria-expanded="false"] + .list { display: none; }
.list { padding: 0; list-style: none; }
.app .list { max-height: 50vh; overflow: auto; margin-block-start: 0.4rem; }
.list li { border-block-end: 1px solid var(--line); }
.app .list li:last-child { border: 0; }
.list button { display: flex; gap: 0.6rem; align-items: baseline; justify-content: space-between; width: 100%; min-height: 2.75rem; padding: 0.6rem 0.9rem; border: 0; border-radius: 0; background: none; text-align: start; }
.list button:hover { background: var(--hover); }
.list [aria-current] { background: var(--selected); box-shadow: inset 4px 0 0 var(--accent); }
.list :focus-visible { outline-offset: -3px; }
.keys { display: none; padding: 0.7rem 0.9rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 0.8125rem; }
.keys h2 { font-size: inherit; }
.keys dl div { display: flex; justify-content: space-between; gap: 0.6rem; padding-block: 0.1rem; }
.app > main { padding: 0.9rem 1rem 0; background: var(--surface); scroll-margin-top: 0; }
.row-head { display: flex; gap: 0.5rem 1rem; align-items: start; justify-content: space-between; margin-block-end: 0.75rem; }
.row-head > div, .list .name { min-width: 0; }
.row-head h2:focus:not(:focus-visible) { outline: none; }
.steps { flex-wrap: nowrap; }
.position { color: var(--quiet); font-size: 0.875rem; }
.to-document { display: inline-block; }
.decide { position: sticky; inset-block-end: 0; margin: 1rem -1rem 0; padding: 0.65rem 1rem; border-block-start: 1px solid var(--line); background: var(--surface); }
.decide .notice:not(:empty) { margin-block-end: 0.45rem; }
.decide .remark { display: flex; gap: 0.6rem; align-items: center; margin-block-end: 0.55rem; }
.decide .remark label { margin: 0; flex-shrink: 0; }
#approve[aria-pressed="true"] { background: var(--good-ground); border-color: var(--good); color: var(--good); }
#reject[aria-pressed="true"] { background: var(--bad-ground); border-color: var(--bad); color: var(--bad); font-weight: 600; }
.app > aside { display: flex; flex-direction: column; gap: 0.5rem; min-width: 0; padding: 0.9rem 1rem; border-block-start: 1px solid var(--line); }
.choices { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.choices [aria-pressed="true"] { border-color: var(--accent); background: var(--selected); }
.app .document { display: flex; flex-direction: column; gap: 0.5rem; flex: 1; min-height: 0; }
.file-head { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; align-items: baseline; justify-content: space-between; }
.file { font-size: 0.875rem; }
.document iframe { width: 100%; flex: 1; min-height: 70vh; border: 1px solid var(--line); border-radius: 4px; background: var(--surface); }
.image { flex: 1; min-height: 0; overflow: auto; }
.document img { display: block; max-width: 100%; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
dialog { width: min(30rem, calc(100vw - 2rem)); padding: 1.25rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: var(--text); }
dialog[open] { display: grid; gap: 0.6rem; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog .actions { margin-block-start: 0.4rem; }
@media (max-height: 30rem) { .decide { position: static; } }
@media (min-width: 48rem) {
	.app { grid-template: auto auto auto minmax(0, 1fr) / minmax(21rem, 5fr) minmax(0, 6fr); height: 100vh; }
	.to-document { display: none; }
	.app > header, .app > .alert, .app > nav { grid-column: 1 / -1; }
	.app > main, .app > aside { overflow: auto; }
	.app > aside { border-block-start: 0; border-inline-start: 1px solid var(--line); }
	.app .document iframe { min-height: 20rem; }
}
@media (min-width: 75rem) {
	.app { grid-template: auto auto minmax(0, 1fr) / 19rem minmax(24rem, 5fr) minmax(0, 6fr); }
	.app > nav { grid-column: auto; display: flex; flex-direction: column; padding: 0; border-block-end: 0; border-inline-end: 1px solid var(--line); overflow: hidden; }
	#choose { display: none; }
	#choose[aria-expanded] + .list { display: block; flex: 1; max-height: none; margin: 0; }
	.keys { display: block; }
	.app > main { padding: 1rem 1.25rem 0; }
	.decide { margin-inline: -1.25rem; padding-inline: 1.25rem; }
}
`;
