/** The page without script: one column, the document beside the fields or below them. */
export const PLAIN = `
.plain { max-width: 90rem; margin: 0 auto; padding: 1rem; }
.plain > header { display: grid; gap: 0.15rem; margin-block-end: 1rem; }
.plain main, .plain nav, .finish { padding: 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); margin-block-end: 1rem; }
.plain main > div > * { margin-block-end: 0.8rem; }
@media (min-width: 60rem) { .plain main { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1.25rem; } }
.plain .list li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.6rem; padding: 0.35rem 0.5rem; }
.plain nav h2 { margin-block-end: 0.3rem; }
.plain .document { display: grid; gap: 0.4rem; }
.finish .actions { margin-block-start: 0.5rem; }
.finish input { width: 16rem; max-width: 100%; }
`;
