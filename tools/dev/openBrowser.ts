import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, string[]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/** Shows a page in the person's own browser; on a machine without one, the printed address has to do. */
export function openBrowser(url: string): void {
	const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
	const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
	opener.on('error', () => undefined);
	opener.unref();
}
