import { ibanOf } from './ibans';

/** A vendor as the list has it, with the tax rate of its invoices. Made up, but for the tax IDs: those are the examples of the published schemes. */
export interface TestVendor {
	id: string;
	name: string;
	aliases: string;
	taxId: string;
	iban: string;
	country: string;
	currency: string;
	account: string;
	rate: number;
}

const vendor = (id: string, name: string, taxId: string, iban: string, country: string, currency: string, rate: number, aliases = '', account = ''): TestVendor => ({ id, name, aliases, taxId, iban, country, currency, account, rate });

export const VENDORS: TestVendor[] = [
	vendor('V-01', 'Nordwind Bürobedarf GmbH', 'DE136695976', ibanOf('DE', '370400440532013000'), 'DE', 'EUR', 19, 'Nordwind Office'),
	vendor('V-02', 'Alpenblick Handels GmbH', 'ATU13585627', ibanOf('AT', '1904300234573201'), 'AT', 'EUR', 20),
	vendor('V-03', 'Papeterie du Lac SARL', 'FR40303265045', ibanOf('FR', '20041010050500013M02606'), 'FR', 'EUR', 20),
	vendor('V-04', 'Carta e Colori S.r.l.', 'IT00743110157', ibanOf('IT', 'X0542811101000000123456'), 'IT', 'EUR', 22),
	vendor('V-05', 'Harbour Supplies Ltd', 'GB980780684', ibanOf('GB', 'NWBK60161331926819'), 'GB', 'GBP', 20),
	vendor('V-06', 'Matterhorn Papier AG', 'CHE-100.155.212 MWST', ibanOf('CH', '00762011623852957'), 'CH', 'CHF', 8.1),
	vendor('V-07', 'Fjord Kontor AS', 'NO 995 525 828 MVA', ibanOf('NO', '86011117947'), 'NO', 'NOK', 25),
	vendor('V-08', 'Southern Cross Stationers Pty Ltd', '83 914 571 673', '', 'AU', 'AUD', 10),
	vendor('V-09', 'Deccan Paper Mills Pvt Ltd', '27AAPFU0939F1ZV', '', 'IN', 'INR', 18),
	vendor('V-10', 'Papelaria Cruzeiro Ltda', '16.727.230/0001-97', '', 'BR', 'BRL', 0),
	vendor('V-11', 'Papelería del Sol S.L.', 'ESB58378431', ibanOf('ES', '21000418450200051332'), 'ES', 'EUR', 21),
	vendor('V-12', 'Liberty Office Depot Inc.', '91-1144442', '', 'US', 'USD', 0, '', '6400'),
];
