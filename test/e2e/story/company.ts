import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, openVisitor, type Visitor } from '../../support/browser.ts';
import { startServer, type RunningServer } from '../../support/server.ts';
import { at } from './screen.ts';

/** A server on a fresh data folder, and the people who came to it, each in a browser context of their own. */
export class Company {
  readonly #visitors = new Map<string, Visitor>();
  readonly #dataDir: string;
  readonly #browser: Browser;
  readonly server: RunningServer;
  #last = performance.now();

  private constructor(dataDir: string, browser: Browser, server: RunningServer) {
    this.#dataDir = dataDir;
    this.#browser = browser;
    this.server = server;
  }

  static async gather(): Promise<Company> {
    const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-story-'));
    const [browser, server] = await Promise.all([launchChromium(), startServer({ dataDir })]);
    return new Company(dataDir, browser, server);
  }

  /** Somebody by account; comes in by the printed one-time link, setting a password on the way, when needed for the first time. */
  async person(account: string): Promise<Visitor> {
    const known = this.#visitors.get(account);
    if (known !== undefined) return known;
    const link = this.server.links.get(account);
    if (link === undefined) throw new Error(`no sign-in link for ${account}:\n${this.server.output.join('\n')}`);
    const visitor = await openVisitor(this.#browser, this.server.url, account);
    this.#visitors.set(account, visitor);
    const { page } = visitor;
    await page.goto(link);
    await at(page, 'new-password').fill(`only-for-tests-${account}`);
    await at(page, 'new-password-again').fill(`only-for-tests-${account}`);
    await at(page, 'set-password').click();
    await at(page, 'person').waitFor();
    return visitor;
  }

  /** What nobody should have met: script and console errors, requests that left the origin. */
  get complaints(): readonly string[] {
    return [...this.#visitors.values()].flatMap((one) =>
      one.complaints.map((complaint) => `${one.name}: ${complaint}`),
    );
  }

  /** Says how long a chapter took. */
  told(chapter: string): void {
    const now = performance.now();
    process.stdout.write(`  the story, ${chapter}: ${((now - this.#last) / 1000).toFixed(1)} s\n`);
    this.#last = now;
  }

  /** Leaves a last picture of everybody's screen for whoever has to look into a failure. */
  async dismiss(): Promise<void> {
    await Promise.allSettled([...this.#visitors.values()].map((one) => one.shoot(`last-${one.name}`)));
    await this.#browser.close();
    await this.server.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}
