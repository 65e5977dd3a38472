import { readCountry } from './countries';
import type { Payable } from './payable';
import { countryOfTaxId } from './taxIds/taxId';

/** The country of a vendor (ISO 3166-1): as the list has it, as the invoice states it, or as the tax ID begins; undefined when none says. */
export function countryOf({ invoice: { vendor }, found }: Payable): string | undefined {
	const stated = found?.vendor?.country ?? readCountry(vendor.country);
	if (stated) return stated;
	const prefix = vendor.taxId === null ? undefined : countryOfTaxId(vendor.taxId);
	return prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
}
