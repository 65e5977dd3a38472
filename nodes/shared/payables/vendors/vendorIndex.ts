import type { StandardizedInvoice, VendorMatch } from '../../invoice/standardizedInvoice';
import { readIbans } from '../iban';
import { normalizeTaxId } from '../taxIds/taxId';
import { createNearNames, type NearNames } from './nearMiss';
import { vendorKey } from './vendorNames';
import { readVendors, type Vendor } from './vendors';

/** Who the vendor of an invoice is in the list; without one, why it is in doubt, as the end of a sentence, where something can be said. */
export type FoundVendor = { vendor: Vendor; by: VendorMatch['matchedBy'] } | { vendor?: undefined; doubt?: string };

/** The list of known vendors, by all that finds one. The order of the list makes no difference. */
export interface VendorIndex {
	/** By tax ID, then IBAN, then name. Where these contradict each other, none is taken for sure. */
	find(invoice: StandardizedInvoice): FoundVendor;
	/** The vendor with an ID or a name, as other lists refer to it; undefined where none or several have it. */
	named(idOrName: string): Vendor | undefined;
	/** The vendors that have an IBAN. */
	withIban(iban: string): readonly Vendor[];
}

/** Reads and indexes the list. @throws ServiceError (kind `usage`), see `readList` */
export function readVendorIndex(given: unknown): VendorIndex | undefined {
	const vendors = readVendors(given);
	return vendors && indexVendors(vendors);
}

export function indexVendors(vendors: readonly Vendor[]): VendorIndex {
	const byTaxId = indexBy(vendors, ({ taxIds }) => taxIds);
	const byIban = indexBy(vendors, ({ ibans }) => ibans);
	const byName = indexBy(vendors, ({ names }) => names.map(vendorKey));
	const byId = indexBy(vendors, ({ id }) => (id === null ? [] : [id]));
	let near: NearNames | undefined;

	function find(invoice: StandardizedInvoice): FoundVendor {
		const { name, taxId } = invoice.vendor;
		const named = name === null ? [] : (byName.get(vendorKey(name)) ?? []);
		const steps: Array<[VendorMatch['matchedBy'], readonly Vendor[]]> = [
			['taxId', taxId === null ? [] : (byTaxId.get(normalizeTaxId(taxId)) ?? [])],
			['iban', readIbans(invoice.paymentDetails.iban).flatMap((iban) => byIban.get(iban) ?? [])],
			['name', named],
		];
		const [by, found] = steps.find(([, candidates]) => candidates.length > 0) ?? [];
		if (!by || !found) return { doubt: lookAlike(name) };
		// Companies of a group share a tax ID, and those that sell their claims an account: then it is the name that tells them apart.
		const possible = found.length > 1 && named.some((vendor) => found.includes(vendor)) ? found.filter((vendor) => named.includes(vendor)) : found;
		const candidates = by === 'name' ? exactly(possible, name) : possible;
		if (candidates.length > 1) return { doubt: `could be ${listed(candidates)}` };
		const [vendor] = candidates;
		const other = named.find((each) => each !== vendor && !named.includes(vendor));
		if (by !== 'name' && other) return { doubt: `has the ${by === 'taxId' ? 'tax ID' : 'IBAN'} of ${called(vendor)}, but the name of ${called(other)}` };
		const conflict = by === 'taxId' ? undefined : conflictOfTaxIds(vendor, taxId);
		return conflict ? { doubt: `looks like ${called(vendor)}, but has the tax ID ${conflict}` } : { vendor, by };
	}

	function lookAlike(name: string | null): string | undefined {
		const vendor = name === null ? undefined : (near ??= createNearNames(vendors)).find(name);
		return vendor && `looks like ${called(vendor)}`;
	}

	return {
		find,
		named: (idOrName) => onlyOne(byId.get(idOrName)) ?? onlyOne(byName.get(vendorKey(idOrName))),
		withIban: (iban) => byIban.get(iban) ?? [],
	};
}

/** How a vendor is named in sentences: `ACME GmbH (V-17)`. */
export function called({ name, id, taxIds, ibans }: Vendor): string {
	if (name !== null) return id === null ? name : `${name} (${id})`;
	return id ?? taxIds[0] ?? ibans[0];
}

function listed(vendors: readonly Vendor[]): string {
	return vendors.map(called).sort().join(' or ');
}

/** Where several names are the same but for spelling, the one that is spelled the same. */
function exactly(vendors: readonly Vendor[], name: string | null): readonly Vendor[] {
	if (vendors.length < 2 || name === null) return vendors;
	const same = vendors.filter(({ names }) => names.some((each) => each.toLowerCase() === name.toLowerCase()));
	return same.length > 0 ? same : vendors;
}

/** A tax ID of the same kind that is another one: the vendor only has a name or an account like that of the list. */
function conflictOfTaxIds({ taxIds }: Vendor, stated: string | null): string | undefined {
	if (stated === null || taxIds.length === 0) return undefined;
	const kind = kindOf(normalizeTaxId(stated));
	return taxIds.some((taxId) => kindOf(taxId) === kind) ? `${stated} instead of ${taxIds.join(' or ')}` : undefined;
}

/** A prefix of two letters stays as it is; of all else only whether it is a digit or a letter. */
function kindOf(taxId: string): string {
	const [, prefix = '', rest] = /^([A-Z]{2})?(.*)$/.exec(taxId) ?? ['', '', taxId];
	return prefix + rest.replace(/[A-Z]/g, 'A').replace(/\d/g, '9');
}

function indexBy(vendors: readonly Vendor[], keysOf: (vendor: Vendor) => string[]): Map<string, Vendor[]> {
	const index = new Map<string, Vendor[]>();
	for (const vendor of vendors) {
		for (const key of new Set(keysOf(vendor))) {
			if (key === '') continue;
			const known = index.get(key);
			if (known) known.push(vendor);
			else index.set(key, [vendor]);
		}
	}
	return index;
}

function onlyOne(found: readonly Vendor[] | undefined): Vendor | undefined {
	return found?.length === 1 ? found[0] : undefined;
}
