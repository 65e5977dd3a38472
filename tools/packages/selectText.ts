/** On a line of its own, for the block beneath it: a heading with its section, a paragraph, a list, a table. */
const BLOCK_MARK = /^\s*<!-- for: (.+) -->$/;
/** In a list's item or a table's row, for this one. */
const INLINE_MARK = /\s*<!-- for: (.+?) -->/;
const EVERYBODY = 'every package';

/**
 * What a text of the repository says for one service. `<!-- for: … -->` says whom something is for: `every package`, services by
 * their folders, separated by commas, or `the repository`. What is in a section is for whom the section is, unless it is marked
 * itself; what stands in none, and is not marked, is for the repository.
 * @param text Markdown
 */
export function selectText(text: string, service: string): string {
	const isFor = (mark: string) => mark === EVERYBODY || mark.split(', ').includes(service);
	const sections: Array<{ level: number; wanted: boolean }> = [];
	const selected: string[] = [];
	let mark: string | undefined;
	for (const lines of blocksOf(text)) {
		const own = BLOCK_MARK.exec(lines[0])?.[1];
		const content = own === undefined ? lines : lines.slice(1);
		mark = own ?? mark;
		if (content.length === 0) continue;
		const level = /^(#+) /.exec(content[0])?.[1].length;
		while (level !== undefined && sections.length > 0 && sections[sections.length - 1].level >= level) sections.pop();
		const wanted = mark === undefined ? (sections[sections.length - 1]?.wanted ?? false) : isFor(mark);
		if (level !== undefined) sections.push({ level, wanted });
		const kept = wanted ? entriesOf(content).filter((entry) => isFor(INLINE_MARK.exec(entry)?.[1] ?? EVERYBODY)) : [];
		if (kept.length > 0) selected.push(kept.join('\n').replaceAll(new RegExp(INLINE_MARK, 'g'), ''));
		mark = undefined;
	}
	return `${selected.join('\n\n')}\n`;
}

/** The lines between empty lines, where a heading ends its block; code between fences is one block. */
function blocksOf(text: string): string[][] {
	const blocks: string[][] = [[]];
	let fenced = false;
	for (const line of text.split('\n')) {
		const current = blocks[blocks.length - 1];
		if (!fenced && line.trim() === '') blocks.push([]);
		else if (!fenced && /^#+ /.test(current[current.length - 1] ?? '')) blocks.push([line]);
		else current.push(line);
		if (/^\s*```/.test(line)) fenced = !fenced;
	}
	return blocks.filter((lines) => lines.length > 0);
}

/** The items of a list and the rows of a table, each with the lines that continue it; anything else as a whole. */
function entriesOf(lines: string[]): string[] {
	const entries: string[] = [];
	for (const line of lines) {
		if (entries.length === 0 || /^\s*([-*]|\d+\.) |^\|/.test(line)) entries.push(line);
		else entries[entries.length - 1] += `\n${line}`;
	}
	return entries;
}
