/** Colours by their use, light and dark. Text has a contrast of at least 4.5 on all grounds, frames of what can be used at least 3. */
export const COLORS = `
:root {
	color-scheme: light dark;
	--ground: #f4f5f7; --surface: #fff; --raised: #fff; --text: #1c2127; --quiet: #555f6b; --line: #d9dde3; --frame: #838c98;
	--accent: #1257b8; --accent-hover: #0d458f; --on-accent: #fff; --selected: #e6eefb; --hover: #edf0f4;
	--marked: #fdf6e3; --mark: #b7791f; --mark-text: #7a4d05; --bad: #b3261e; --bad-ground: #fdeceb; --good: #17693a; --good-ground: #e6f4ea; --neutral-ground: #eaedf1;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #14171b; --surface: #1b1f24; --raised: #22272e; --text: #e5e8ec; --quiet: #a5afba; --line: #343b44; --frame: #737e8b;
		--accent: #84b4ff; --accent-hover: #a8cbff; --on-accent: #0b1a30; --selected: #24344d; --hover: #272d35;
		--marked: #2b2518; --mark: #d6a243; --mark-text: #eac27a; --bad: #ff9f95; --bad-ground: #3a2220; --good: #86d3a0; --good-ground: #1c3325; --neutral-ground: #2b313a;
	}
}
`;
