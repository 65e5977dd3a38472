import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';

import { runCommand } from '../../tools/n8nServer/command';
import { findProgram, type Part } from './parts';

/** What Debian asks before a package starts the service that it brings. */
const POLICY = '/usr/sbin/policy-rc.d';

/** The Debian packages that are missing for the parts. */
export function missingPackages(parts: Part[]): string[] {
	const missing = parts.flatMap(({ needs }) => needs.filter((program) => !findProgram(program)));
	return [...new Set(missing.map(({ debianPackage }) => debianPackage))];
}

/**
 * Installs what is missing, as root. The services that come with it are not started: the tests start their own, on ports of the loopback
 * interface.
 */
export async function installSystemPackages(parts: Part[]): Promise<void> {
	const packages = missingPackages(parts);
	if (packages.length === 0) return;
	console.log(`Installing ${packages.join(', ')}`);
	const isOurs = !existsSync(POLICY);
	if (isOurs) await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await runCommand('apt-get', ['update'], { env });
		await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
	} finally {
		if (isOurs) await rm(POLICY);
	}
}
