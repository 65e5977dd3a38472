/** Fields, and what is said of a row. */
export const FIELD = `
.why { margin-block-end: 0.9rem; }
.why p { margin-block-start: 0.1rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr)); gap: 0.7rem 0.9rem; align-items: start; }
.field { min-width: 0; }
.field.wide { grid-column: 1 / -1; }
.field label, .field .label, .remark label, .finish label { display: block; margin-block-end: 0.15rem; font-size: 0.8125rem; font-weight: 500; color: var(--quiet); }
.field input, .field select, .field textarea, .remark textarea, .remark input, .finish input { width: 100%; min-height: 2.25rem; padding: 0.3rem 0.55rem; border: 1px solid var(--frame); border-radius: 6px; background: var(--raised); }
.field textarea, .remark textarea { display: block; resize: vertical; }
.field [data-kind="number"] input { font-variant-numeric: tabular-nums; }
.field pre { max-height: 9rem; overflow: auto; padding: 0.45rem 0.55rem; border: 1px solid var(--line); border-radius: 6px; font: 0.8125rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; }
.field.marked { padding: 0.45rem 0.6rem 0.55rem; margin-inline: -0.15rem; border-inline-start: 4px solid var(--mark); border-radius: 4px; background: var(--marked); }
.field.marked label, .field.marked .label { color: var(--text); font-weight: 600; }
.field.marked .reading, .field.marked .was { color: var(--text); }
.flag { margin-inline-start: 0.35em; font-weight: 500; color: var(--mark-text); white-space: nowrap; }
.field.changed input, .field.changed select, .field.changed textarea { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.field [aria-invalid] { border-color: var(--bad) !important; box-shadow: inset 0 0 0 1px var(--bad) !important; }
.note { display: flex; flex-wrap: wrap; gap: 0 0.8rem; font-size: 0.8125rem; color: var(--quiet); }
.note span:empty { display: none; }
.note .problem, .field.marked .note .problem { flex-basis: 100%; color: var(--bad); }
`;
