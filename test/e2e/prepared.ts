import { dirname } from 'node:path';

/**
 * The tarball of the package, which `npm run test:e2e` packs once for all its tests.
 * @throws when the tests were started in another way
 */
export function preparedTarball(): string {
	const { E2E_TARBALL: tarball } = process.env;
	if (!tarball) throw new Error('These tests need what `npm run test:e2e` prepares; start them with it.');
	return tarball;
}

/** For what a suite puts on the disk: it is deleted at the end, even if the suite does not come to that. */
export function preparedFolder(): string {
	return dirname(preparedTarball());
}
