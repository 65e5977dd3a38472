import type { Vendor } from './vendors';
import { vendorKey } from './vendorNames';

/** Finds vendors whose names are nearly the one that is asked for. */
export interface NearNames {
	/** The vendor that is nearest, and near enough to be named; of several alike the first by name. */
	find(name: string): Vendor | undefined;
}

/** The most candidates whose names are compared letter by letter. */
const MAX_COMPARED = 20;
/** Groups of letters that more names than this share tell nothing. */
const MAX_SHARED = 400;

/** Candidates are those that share rare groups of three letters with the name; only they are compared, whatever the length of the list. */
export function createNearNames(vendors: readonly Vendor[]): NearNames {
	const names = vendors.flatMap((vendor) => vendor.names.map((name) => ({ vendor, key: vendorKey(name) })));
	const byGroup = new Map<string, number[]>();
	names.forEach(({ key }, index) => {
		for (const group of groupsOf(key)) {
			const known = byGroup.get(group);
			if (known) known.push(index);
			else byGroup.set(group, [index]);
		}
	});
	const kept = new Map<string, Vendor | undefined>();
	return {
		find(name) {
			const key = vendorKey(name);
			if (!kept.has(key)) kept.set(key, nearest(key, candidates(key)));
			return kept.get(key);
		},
	};

	function candidates(key: string) {
		const shared = new Map<number, number>();
		for (const group of groupsOf(key)) {
			const found = byGroup.get(group) ?? [];
			if (found.length > MAX_SHARED) continue;
			for (const index of found) shared.set(index, (shared.get(index) ?? 0) + 1);
		}
		const most = [...shared].map(([index, count]) => ({ ...names[index], count })).sort((left, right) => right.count - left.count || inOrder(left.key, right.key));
		return most.slice(0, MAX_COMPARED);
	}
}

function nearest(key: string, candidates: Array<{ vendor: Vendor; key: string }>): Vendor | undefined {
	const judged = candidates.map((candidate) => ({ ...candidate, distance: distanceOf(key, candidate.key) })).filter(({ distance }) => distance !== undefined) as Array<{ vendor: Vendor; key: string; distance: number }>;
	judged.sort((left, right) => left.distance - right.distance || inOrder(left.key, right.key) || inOrder(left.vendor.id ?? '', right.vendor.id ?? ''));
	return judged[0]?.vendor;
}

/** Letters to change, at most a fifth of the name; one name at the beginning of the other counts as near. */
function distanceOf(left: string, right: string): number | undefined {
	const [short, long] = left.length < right.length ? [left, right] : [right, left];
	const allowed = Math.max(1, Math.floor(long.length / 5));
	const distance = editDistance(short, long, allowed);
	if (distance <= allowed) return distance;
	return short.length >= 4 && long.startsWith(short) ? allowed + 1 : undefined;
}

/** Levenshtein's distance, with two neighbours exchanged as one change; more than `most` once it is sure to be more. */
export function editDistance(left: string, right: string, most: number): number {
	if (Math.abs(left.length - right.length) > most) return most + 1;
	let [before, row]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= left.length; i++) {
		const next = [i];
		for (let j = 1; j <= right.length; j++) {
			const isSame = left[i - 1] === right[j - 1];
			next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
			if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
		}
		if (Math.min(...next) > most) return most + 1;
		[before, row] = [row, next];
	}
	return row[right.length];
}

function groupsOf(key: string): Set<string> {
	const padded = `^${key}`;
	const groups = new Set<string>();
	for (let start = 0; start + 3 <= padded.length; start++) groups.add(padded.slice(start, start + 3));
	return groups;
}

function inOrder(left: string, right: string): number {
	return left < right ? -1 : left > right ? 1 : 0;
}
