import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects all garbage now, so that what is measured next pays for its own alone. */
export const collectGarbage = runInNewContext('gc') as (options?: { type: 'minor' }) => void;
