import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';

export interface ProgressLine {
	show(text: string): void;
	/** Leaves the cursor at the start of an empty line. */
	end(): void;
}

/** One line that changes in place on a terminal; elsewhere a line for each change, one a second at most. */
export function progressLine(output: WriteStream = process.stdout): ProgressLine {
	let shown = '';
	let shownAt = 0;
	return {
		show(text) {
			if (text === shown) return;
			if (output.isTTY) {
				cursorTo(output, 0);
				output.write(text);
				clearLine(output, 1);
			} else {
				if (performance.now() - shownAt < 1000) return;
				output.write(`${text}\n`);
			}
			shown = text;
			shownAt = performance.now();
		},
		end() {
			if (!output.isTTY) return;
			cursorTo(output, 0);
			clearLine(output, 0);
		},
	};
}
