/** What a package has beside its README. */
const SHIPPED = /^(LICENSE\.md|CHANGELOG\.md|examples\/[\w-]+\.json)$/;

/**
 * Leads links to what a package does not have into the repository.
 * @param repository its address, without a slash at the end
 */
export function absoluteLinks(text: string, repository: string): string {
	const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));
	const target = (link: string) => {
		if (/^[a-z]+:/.test(link) || SHIPPED.test(link)) return link;
		if (link.startsWith('#')) return anchors.includes(link.slice(1)) ? link : `${repository}${link}`;
		return `${repository}/${/\.(png|svg)$/.test(link) ? 'raw' : 'blob'}/main/${link}`;
	};
	return text
		.replaceAll(/\]\(([^)\s]+)\)/g, (_, link: string) => `](${target(link)})`)
		.replaceAll(/ (src|srcset)="([^"]+)"/g, (_, name: string, link: string) => ` ${name}="${target(link)}"`);
}

/** As GitHub names the headings of a page. */
function anchorOf(heading: string): string {
	return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
