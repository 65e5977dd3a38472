import { EUROPE } from './europe';
import type { TaxIdFormat } from './taxIdFormat';
import { WORLD } from './world';

/** By the prefix of the country; Greece has EL there, and Northern Ireland XI. */
export const FORMATS: Readonly<Record<string, TaxIdFormat>> = { ...EUROPE, ...WORLD, XI: WORLD.GB };
