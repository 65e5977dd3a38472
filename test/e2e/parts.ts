import { existsSync } from 'node:fs';

import type { HostName } from '../../tools/n8nServer/hosts';

/** A part of the end-to-end tests: the suites in the folder of its name. */
export interface Part {
	name: string;
	/** What it runs in. */
	hosts: HostName[];
	/** Programs that npm does not bring. */
	needs: SystemProgram[];
}

export interface SystemProgram {
	/** The package of Debian and its relatives. */
	debianPackage: string;
	/** Where it may be; the first that exists is taken. */
	paths: () => string[];
}

const chromium: SystemProgram = {
	debianPackage: 'chromium',
	paths: () => [...optional(process.env.CHROMIUM_PATH), '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
};
const redis: SystemProgram = { debianPackage: 'redis-server', paths: () => ['/usr/bin/redis-server', '/usr/local/bin/redis-server'] };
const postgresql: SystemProgram = {
	debianPackage: 'postgresql',
	paths: () => [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
};
const openssl: SystemProgram = { debianPackage: 'openssl', paths: () => ['/usr/bin/openssl'] };
const dovecot: SystemProgram = { debianPackage: 'dovecot-imapd', paths: () => ['/usr/sbin/dovecot'] };

/** All that can be asked for with `--only`. */
export const PARTS: Part[] = [
	{ name: 'examples', hosts: ['newest', 'oldest'], needs: [] },
	{ name: 'mail', hosts: ['newest', 'oldest'], needs: [dovecot] },
	{ name: 'dev', hosts: ['newest'], needs: [chromium] },
	{ name: 'durable', hosts: ['newest'], needs: [postgresql] },
	{ name: 'editor', hosts: ['newest'], needs: [chromium] },
	{ name: 'packages', hosts: ['newest', 'oldest'], needs: [] },
	{ name: 'review', hosts: ['newest', 'oldest'], needs: [chromium, redis, postgresql, openssl] },
	{ name: 'triggers', hosts: ['newest'], needs: [redis, postgresql] },
	{ name: 'queue', hosts: ['newest'], needs: [redis, postgresql] },
];

/** Where a program is on this machine. */
export function findProgram(program: SystemProgram): string | undefined {
	return program.paths().find((path) => existsSync(path));
}

/** @throws when the program is missing, with what to install */
function requireProgram(program: SystemProgram): string {
	const found = findProgram(program);
	if (!found) throw new Error(`${program.debianPackage} is not installed on this machine.`);
	return found;
}

export const chromiumPath = (): string => requireProgram(chromium);
export const redisPath = (): string => requireProgram(redis);
export const postgresPath = (): string => requireProgram(postgresql);
export const opensslPath = (): string => requireProgram(openssl);
export const dovecotPath = (): string => requireProgram(dovecot);

function optional(path: string | undefined): string[] {
	return path ? [path] : [];
}
