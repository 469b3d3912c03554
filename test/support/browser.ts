import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SHOTS = fileURLToPath(new URL('../e2e/screenshots', import.meta.url));

/** Where a Chromium is, or nothing: then browser specs are skipped and say so. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM'], ...PLACES].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
);

export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** Somebody at a browser of their own. Everything that should not happen in it is collected in `complaints`. */
export interface Visitor {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Script errors, console errors, failed requests, and requests that leave the product's origin. */
  readonly complaints: string[];
  /** A picture for people to look at; never compared. */
  readonly shoot: (name: string) => Promise<void>;
}

export async function openVisitor(
  browser: Browser,
  origin: string,
  name: string,
  options: { readonly width?: number; readonly height?: number } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' && complaints.push(`console: ${message.text()} (${message.location().url})`),
  );
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol))
      complaints.push(`left the origin: ${request.url()}`);
  });
  return {
    name,
    context,
    page,
    complaints,
    async shoot(shot) {
      await mkdir(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${shot}.png`), animations: 'disabled' });
    },
  };
}
