import { existsSync } from 'node:fs';
import { launch, type Browser, type Page } from 'puppeteer-core';

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing of the browser's own may go out; the sandbox is not available to root. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @throws Error when no Chromium is installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = BINARIES.find(existsSync);
  if (!executablePath) throw new Error('Chromium is missing: apt-get install chromium');
  return launch({ executablePath, args: FLAGS });
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A page that fails the test on an error of its own scripts. @param errors collects what went wrong. */
export async function openPage(browser: Browser, url: string, screen: Screen, errors: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  const phone = screen.width < 600;
  await page.setViewport({ width: screen.width, height: screen.height, isMobile: phone, hasTouch: phone });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: screen.scheme }]);
  await page.goto(url);
  await page.waitForSelector('.phone');
  return page;
}
