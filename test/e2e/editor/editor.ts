import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';

import { OWNER } from '../../../tools/n8nServer/api';
import type { N8nProcess } from '../../../tools/n8nServer/n8nProcess';
import { chromiumPath } from '../parts';
import { REPORT_FOLDER } from '../report';

export type Theme = 'light' | 'dark';

/** Small enough that pictures of it are readable in a README, large enough that no panel of the editor folds. */
const VIEWPORT = { width: 1360, height: 760 };
/** For anything that the page has to show; the machine may be busy. */
const WITHIN_MS = 300_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** What says nothing about the nodes, and is left out of pictures. */
const OUT_OF_PICTURES = [
	'.el-notification',
	'.tab-bar-container',
	'[class*=executionButtons]',
	'[data-test-id^=execute-workflow-button]',
	...['workflow-chat-button', 'canvas-controls', 'canvas-minimap', 'floating-nodes', 'node-feature-request', 'node-error-view-ask-assistant-button'].map(byTestId),
	...['command-bar-button', 'add-sticky-button', 'toggle-focus-panel-button', 'instance-ai-canvas-action-button', 'node-creator-plus-button'].map(byTestId),
];
/** What n8n 2.41 writes to the console whichever nodes are installed; it looks for samples of what comes out, which its own nodes have. */
const OF_N8N = [/^Error: injectNDVStore\(\) was accessed without an active workflow document store/, /^Failed to load resource: .* 404 .*\/schemas\//];

/** Lists and panels take longer to slide in and out than everything else that happens, and drawing it keeps the processor busy. */
const STOP_MOTION = `{
	const times = ['transition-duration', 'transition-delay', 'animation-duration', 'animation-delay'];
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('*, ::before, ::after {' + times.map((time) => time + ': 0s !important').join('; ') + '}');
	// Not an element of the page: some allow no style but their own.
	document.adoptedStyleSheets = [sheet];
}`;

/** n8n's editor in a browser that reaches nothing but this machine. */
export class Editor {
	/** Errors of the page since it was opened. */
	readonly problems: string[] = [];

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {
		page.on('pageerror', (error) => this.problems.push(error.stack || String(error)));
		page.on('console', (message) => {
			const { url: source } = message.location();
			const problem = `${message.text()} (${source})`;
			const isOurs = message.type() === 'error' && (!source || isLocal(new URL(source)));
			if (isOurs && !OF_N8N.some((known) => known.test(problem))) this.problems.push(problem);
		});
	}

	/** Signs in as a person does. */
	static async open({ n8n }: { n8n: Pick<N8nProcess, 'url'> }): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
		try {
			const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' });
			context.setDefaultTimeout(WITHIN_MS);
			await context.addInitScript({ content: STOP_MOTION });
			await context.route((url) => !isLocal(url), async (route) => await route.abort());
			const page = await context.newPage();
			await signIn(page, n8n.url);
			// Whoever has not signed in yet is told so in the console, rightly; from here on nothing may be wrong.
			return new Editor(browser, page, n8n.url);
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** Makes room for a long panel, which otherwise scrolls. @param height in pixels; that of a screen unless given */
	async setHeight(height = VIEWPORT.height): Promise<void> {
		await this.page.setViewportSize({ ...VIEWPORT, height });
	}

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Chooses what the system prefers, which the editor follows at once. */
	async setTheme(theme: Theme): Promise<void> {
		await this.page.emulateMedia({ colorScheme: theme });
	}

	/** Writes a picture for each theme, `<name>-light` and `<name>-dark`; the theme is light afterwards. */
	async pictures(name: string, part: Locator, height?: number): Promise<void> {
		for (const theme of ['dark', 'light'] as const) {
			await this.setTheme(theme);
			await this.picture(`${name}-${theme}`, part, height);
		}
	}

	/**
	 * Writes a picture of a part of the page.
	 * @param height in pixels, to leave out the empty end of the part
	 */
	async picture(name: string, part: Locator, height = Infinity): Promise<void> {
		const path = pictureFile(name);
		const box = await part.boundingBox();
		if (!box) throw new Error(`Nothing of "${name}" is to be seen`);
		await this.page.mouse.move(0, 0);
		await this.page.screenshot({
			path,
			clip: { ...box, height: Math.min(box.height, height) },
			animations: 'disabled',
			caret: 'hide',
			style: `${OUT_OF_PICTURES.join(', ')} { visibility: hidden !important; }`,
		});
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}

/** Where a picture is written: for the report or, where `E2E_PICTURES` names a folder, for the README. */
export function pictureFile(name: string): string {
	const folder = process.env.E2E_PICTURES ?? REPORT_FOLDER;
	mkdirSync(folder, { recursive: true });
	return join(folder, `${name}.png`);
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
	await page.getByTestId('password').locator('input').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((location) => !location.pathname.startsWith('/signin'));
}

function isLocal({ hostname, protocol }: URL): boolean {
	return ['127.0.0.1', 'localhost'].includes(hostname) || !protocol.startsWith('http');
}

function byTestId(id: string): string {
	return `[data-test-id=${id}]`;
}
