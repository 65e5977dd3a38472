import type { ModelOf } from './model/terms';
import type { ADDRESS, Party } from './model/parties';
import type { PartyDetails } from './standardizedEInvoice';

export function partyOf(party: Party | undefined): PartyDetails {
	return {
		name: party?.name ?? party?.tradingName ?? null,
		address: addressOf(party?.address),
		country: party?.address?.country ?? null,
		taxId: party?.vatId ?? party?.taxNumber ?? null,
		tradingName: party?.tradingName ?? null,
		taxNumber: party?.taxNumber ?? null,
		registration: party?.registration?.id ?? null,
		ids: [...(party?.ids ?? []), ...(party?.globalIds ?? [])].map(({ id, scheme }) => ({ id, scheme: scheme ?? null })),
		electronicAddress: party?.electronicAddress?.id ?? null,
		contact: { name: party?.contact?.name ?? null, phone: party?.contact?.phone ?? null, email: party?.contact?.email ?? null },
	};
}

/** In one line, without the country, which stands beside it. */
export function addressOf(address: ModelOf<typeof ADDRESS> | undefined): string | null {
	if (!address) return null;
	const { street, addition, line3, postCode, city, region } = address;
	const place = [postCode, city].filter(Boolean).join(' ');
	return [street, addition, line3, place, region].filter(Boolean).join(', ') || null;
}
